"""Addresses of contact notes in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.guidance.contactnotes.api import ContactNoteViewSet, NotesOfPersonViewSet

router = SimpleRouter()
router.register("contact-notes", ContactNoteViewSet, basename="api-contact-notes")
router.register("contact-notes-of", NotesOfPersonViewSet, basename="api-contact-notes-of")
urlpatterns = router.urls
