"""Where a sign-in goes on: to pages of this site, and never to what is no address at all."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("place", ["http://[::1", "//evil.example/", "https://[", "\x00"])
def test_who_is_in_already_is_led_home_and_not_to_a_fault(cast, signed_in, place):
    answer = signed_in(cast.admin).get(reverse("account_confirm_login_code"), {"next": place})
    assert answer.status_code in {200, 302}
    assert "evil" not in answer.get("Location", "")


@pytest.mark.parametrize(
    ("place", "led_to"), [("/profiles/mine/", "/profiles/mine/"), ("", "/"), ("//evil.example/", "/")]
)
def test_who_sets_a_first_password_goes_on_where_she_was(cast, signed_in, place, led_to):
    aino = signed_in(cast.aino)
    cast.aino.set_unusable_password()
    cast.aino.save(update_fields=["password"])
    aino.force_login(cast.aino)
    chosen = {"password1": "kaunis-talvi-2026", "password2": "kaunis-talvi-2026", "next": place}
    assert aino.post(reverse("account_set_password"), chosen)["Location"] == led_to
