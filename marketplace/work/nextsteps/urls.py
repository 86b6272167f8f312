"""Addresses of the pages of what comes next."""

from django.urls import path

from marketplace.work.nextsteps import views

app_name = "nextsteps"
urlpatterns = [
    path("<int:pk>/", views.Options.as_view(), name="options"),
    path("<int:pk>/choose/", views.Choose.as_view(), name="choose"),
    path("steps/<int:pk>/finish/", views.Finish.as_view(), name="finish"),
    path("steps/<int:pk>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
    path("check-ins/<int:pk>/", views.Answer.as_view(), name="answer"),
    path("how/<slug:token>/", views.ByLink.as_view(), name="by_link"),
    path("later/<slug:token>/", views.FollowUpByLink.as_view(), name="follow_up"),
]
