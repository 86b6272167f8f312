"""Where a sign-in goes on: to pages of this site, and never to what is no address at all."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("place", ["http://[::1", "//evil.example/", "https://[", "\x00"])
def test_who_is_in_already_is_led_home_and_not_to_a_fault(cast, signed_in, place):
    answer = signed_in(cast.admin).get(reverse("account_confirm_login_code"), {"next": place})
    assert answer.status_code in {200, 302}
    assert "evil" not in answer.get("Location", "")
