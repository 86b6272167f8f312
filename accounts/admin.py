"""Django's own admin, for developers behind DUUNIPARI_DJANGO_ADMIN; administrators have accounts/administration."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Authority
from accounts.notices.models import ScheduledRun
from accounts.people.forms import PhoneField
from accounts.people.models import User
from accounts.people.states import STAFF
from accounts.privacy.actions import note_email_change

admin.site.site_header = _("Duunipari support desk")
# The admin's own form knows no second step; with this the login goes through the front door like everybody's.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


@admin.register(User)
class StaffAdmin(admin.ModelAdmin):
    """People who work for an authority. They set a password or use codes; a second step is asked at the first login."""

    list_display = ("full_name", "email", "takes_mail", "role", "authority", "is_active")
    list_filter = ("role", "authority", "is_active")
    ordering = ("family_name", "given_name")  # and no search: it would put names into addresses
    fields = ("email", "given_name", "family_name", "phone", "role", "authority", "language", "is_active", "is_staff")

    @admin.display(description=_("takes mail"), boolean=True)
    def takes_mail(self, person: User) -> bool:
        """Whether the mail server of the address has not refused it."""
        return not person.is_email_refused

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Staff only: young people and employers are nobody's business at the support desk."""
        return super().get_queryset(request).filter(role__in=STAFF)

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only staff roles are given here."""
        if db_field.name == "role":
            kwargs["choices"] = [choice for choice in db_field.choices if choice[0] in STAFF]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: Any) -> None:
        """A changed address is told to the old one, as everywhere."""
        before = User.objects.filter(pk=obj.pk).values_list("email", flat=True).first() if change else None
        super().save_model(request, obj, form, change)
        if before and before != obj.email:
            note_email_change(obj, old=before, new=obj.email or "")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts are closed, not deleted: the trail needs them."""
        return False


class AuthorityForm(forms.ModelForm):
    """The phone of an authority in the one form in which the house keeps numbers; it stands under each mail."""

    phone = PhoneField()


@admin.register(Authority)
class AuthorityAdmin(admin.ModelAdmin):
    """Names and contacts of the authorities."""

    form = AuthorityForm
    list_display = ("name_fi", "name_sv", "contact", "phone", "hours", "address", "officer")
    readonly_fields = ("code",)


@admin.register(ScheduledRun)
class TurnAdmin(admin.ModelAdmin):
    """How each job of the scheduler went; what was partly done has failing rows in the log of the worker."""

    list_display = ("job", "slot", "taken_at", "outcome", "counts")
    list_filter = ("outcome", "job")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The scheduler takes turns, nobody else."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To be read only."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Without its row a turn would be taken again."""
        return False
