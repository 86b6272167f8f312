"""Addresses of the pages of organisations."""

from django.urls import path

from accounts.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("register/", views.Register.as_view(), name="register"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    path("<int:pk>/verify/", views.Verify.as_view(), name="verify"),
    path("<int:pk>/refuse/", views.Refuse.as_view(), name="refuse"),
    path("<int:pk>/ban/", views.Ban.as_view(), name="ban"),
    path("<int:pk>/restore/", views.Restore.as_view(), name="restore"),
    path("<int:pk>/add-member/", views.AddMember.as_view(), name="add_member"),
    path("<int:pk>/leave/", views.Leave.as_view(), name="leave"),
    path("<int:pk>/declare-tie/", views.DeclareTie.as_view(), name="declare_tie"),
    path("ties/<int:pk>/end/", views.EndTie.as_view(), name="end_tie"),
]
