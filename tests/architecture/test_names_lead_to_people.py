"""Every page about a young person leads her coach to the page about her."""

import pytest
from django.urls import reverse

from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import path_of, send_request
from tests.security.world import ACTORS

COACH = ACTORS.index("kaisa")
HERSELF = ("caseloads:",)  # her own pages
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file")]


def about_her(world):
    """Addresses of pages that her coach may open, about Aino or about something of hers."""
    aino = world.people["aino"].pk
    for name, row in MATRIX.items():
        is_page = ":" in name and row.obj != "-" and row.get[COACH] == "+" and not name.startswith(HERSELF)
        if is_page and getattr(world.things.get(row.obj), "person_id", None) == aino:
            yield name, row


def test_every_page_about_a_young_person_leads_her_coach_to_her_page(world):
    way, lost = f'href="{reverse("caseloads:person", args=[world.people["aino"].pk])}', []
    seen = 0
    for name, row in about_her(world):
        answer = send_request(world, "kaisa", "get", path_of(name, world, row.obj, row.words))
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            seen += 1
            if way not in answer.content.decode():
                lost.append(name)
    assert seen > 40
    assert " ".join(lost) == ""
