"""The code that somebody types to verify an agreement: letters from A to Z and digits, told at the field otherwise."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", ["١٢", "१२", "²", "абв", "😀", "AB١٢", "--", "a\x00b", "ßä"])
def test_what_no_code_can_be_is_told_at_the_field(client, code):
    answer = client.get(reverse("agreements:verify"), {"code": code})
    assert answer.status_code == 200
    assert answer.context["form"].errors["code"]


@pytest.mark.parametrize("code", ["4vwu h5ef 4gfq", "4VWU-H5EF-4GFQ", " 4VWUH5EF4GFQ "])
def test_gaps_and_small_letters_do_not_matter(client, code):
    answer = client.get(reverse("agreements:verify"), {"code": code})
    assert answer["Location"] == reverse("agreements:proof", args=["4VWUH5EF4GFQ"])
