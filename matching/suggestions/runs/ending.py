"""The end of a run as news: apart from the run itself, so that who listens does not load the ranker."""

from django.dispatch import Signal

run_ended = Signal()
"""Sent by ``Run`` when its pairs are kept in reserve, with the ``authorities`` whose queues may change."""
