"""Organisations, their people, their verification."""
