"""Addresses of the pages of introductions."""

from django.urls import path

from marketplace.work.introductions import views

app_name = "introductions"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/photo/", views.Photo.as_view(), name="photo"),
    path("<int:pk>/see/", views.See.as_view(), name="see"),
    path("<int:pk>/meet/", views.Meet.as_view(), name="meet"),
    path("<int:pk>/accept/", views.Accept.as_view(), name="accept"),
    path("<int:pk>/decline/", views.Decline.as_view(), name="decline"),
    path("<int:pk>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
    path("<int:pk>/close/", views.Close.as_view(), name="close"),
    path("answer/<slug:token>/", views.Answer.as_view(), name="answer"),
    path("answer/<slug:token>/<slug:verb>/", views.AnswerPost.as_view(), name="answer_post"),
]
