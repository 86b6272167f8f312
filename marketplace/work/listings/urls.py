"""Addresses of the pages of listings."""

from django.urls import path

from marketplace.work.listings import views, writing

app_name = "listings"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("mine/", views.Mine.as_view(), name="mine"),
    path("write/", writing.Write.as_view(), name="write"),
    path("write/preview/", writing.Preview.as_view(), name="preview"),
    path("write/<slug:kind>/", writing.WriteKind.as_view(), name="write_kind"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", writing.Edit.as_view(), name="edit"),
    path("<int:pk>/submit/", writing.Submit.as_view(), name="submit"),
    path("<int:pk>/copy/", writing.Copy.as_view(), name="copy"),
    path("<int:pk>/publish/", views.Publish.as_view(), name="publish"),
    path("<int:pk>/send-back/", views.SendBack.as_view(), name="send_back"),
    path("<int:pk>/pause/", views.Pause.as_view(), name="pause"),
    path("<int:pk>/resume/", views.Resume.as_view(), name="resume"),
    path("<int:pk>/fill/", views.Fill.as_view(), name="fill"),
    path("<int:pk>/reopen/", views.Reopen.as_view(), name="reopen"),
    path("<int:pk>/refresh/", views.Refresh.as_view(), name="refresh"),
    path("<int:pk>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
]
