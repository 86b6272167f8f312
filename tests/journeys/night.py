"""Runs the jobs of the night that ask how things go, at once."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main():
    """Check-ins, assessments, follow-ups."""
    from marketplace.work.assessments.tasks import ask_assessments
    from marketplace.work.nextsteps.tasks import ask_check_ins, ask_follow_ups

    for job in (ask_check_ins, ask_assessments, ask_follow_ups):
        job.func()


if __name__ == "__main__":
    django.setup()
    main()
