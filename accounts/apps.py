"""Tells Django of the accounts app and connects its receivers."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The accounts app."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Queue the delivery of each new notice; keep how jobs went; remember addresses that a code has proved."""
        from allauth.account.signals import authentication_step_completed
        from allauth.mfa.signals import authenticator_added
        from django_tasks.signals import task_finished

        from accounts.notices.actions import notice_written
        from accounts.notices.schedule import keep_outcome
        from accounts.notices.tasks import queue_delivery
        from accounts.people.adapters import count_new_second_step, keep_proven_address

        notice_written.connect(queue_delivery, dispatch_uid="notices")
        task_finished.connect(keep_outcome, dispatch_uid="notices-schedule")
        authentication_step_completed.connect(keep_proven_address, dispatch_uid="people-address")
        authenticator_added.connect(count_new_second_step, dispatch_uid="people-second-step")
