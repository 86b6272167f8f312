"""The address of the page on which a place on show changes."""

from django.urls import path

from marketplace.work.listings.changing import views

urlpatterns = [path("<int:pk>/amend/", views.Amend.as_view(), name="amend")]
