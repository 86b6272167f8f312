"""Appointments outside the house: calendar files, and the secret address of a person's own calendar."""
