"""Addresses of the pages of items about health."""

from django.urls import path

from marketplace.guidance.healthnotes import views

app_name = "healthnotes"
urlpatterns = [
    path("", views.Mine.as_view(), name="mine"),
    path("allow/", views.Allow.as_view(), name="allow"),
    path("of/<int:pk>/", views.Read.as_view(), name="read"),
    path("<int:pk>/", views.Write.as_view(), name="write"),
    path("<int:pk>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
]
