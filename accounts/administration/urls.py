"""Addresses of the pages of the administration."""

from django.urls import path

from accounts.access.views import verb_paths
from accounts.administration import views
from accounts.administration.verbs import ACCOUNT_VERBS

app_name = "administration"
urlpatterns = [
    path("", views.Overview.as_view(), name="overview"),
    path("authorities/", views.Authorities.as_view(), name="authorities"),
    path("authorities/<int:pk>/edit/", views.EditAuthority.as_view(), name="edit_authority"),
    path("accounts/", views.Accounts.as_view(), name="accounts"),
    path("accounts/add/", views.AddWorker.as_view(), name="add_worker"),
    path("accounts/<int:pk>/", views.Account.as_view(), name="account"),
    path("accounts/<int:pk>/correct/", views.CorrectAccount.as_view(), name="correct_account"),
    path("accounts/<int:pk>/change-role/", views.ChangeRole.as_view(), name="change_role"),
    *verb_paths(ACCOUNT_VERBS, views.AccountPage, "accounts/<int:pk>/"),
]
