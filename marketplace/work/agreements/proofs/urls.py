"""Addresses of the printed agreement, and of the pages that verify one."""

from django.urls import path

from marketplace.work.agreements.proofs import views

urlpatterns = [
    path("<int:pk>/pdf/", views.Pdf.as_view(), name="pdf"),
    path("verify/", views.Verify.as_view(), name="verify"),
    path("verify/<slug:code>/", views.ShowProof.as_view(), name="proof"),
]
