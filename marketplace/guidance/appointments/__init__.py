"""Meetings of a young person and a coach: opening hours, free times, booking, reminders, calendar files."""
