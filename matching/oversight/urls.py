"""Addresses of the pages of oversight."""

from django.urls import path

from matching.oversight import views

app_name = "oversight"
urlpatterns = [
    path("models/<int:pk>/", views.Card.as_view(), name="card"),
    path("models/<int:pk>/put-in-service/", views.PutInService.as_view(), name="put_in_service"),
    path("models/<int:pk>/roll-back/", views.RollBack.as_view(), name="roll_back"),
    path("models/<int:pk>/refuse/", views.Refuse.as_view(), name="refuse"),
    path("numbers/", views.SetNumber.as_view(), name="set_number"),
]
