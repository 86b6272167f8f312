"""Addresses of the pages of end assessments."""

from django.urls import path

from marketplace.work.assessments import views

app_name = "assessments"
urlpatterns = [
    path("of/<int:pk>/request/", views.Request.as_view(), name="request"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/write/", views.Write.as_view(), name="write"),
    path("<int:pk>/give/", views.Give.as_view(), name="give"),
    path("<int:pk>/confirm/", views.Confirm.as_view(), name="confirm"),
    path("<int:pk>/dispute/", views.Dispute.as_view(), name="dispute"),
    path("<int:pk>/reopen/", views.Reopen.as_view(), name="reopen"),
    path("by-link/<slug:token>/", views.ByLink.as_view(), name="by_link"),
    path("by-link/<slug:token>/write/", views.ByLinkWrite.as_view(), name="by_link_write"),
]
