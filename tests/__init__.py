"""Tests: the mirror of the house, its journeys and its manners."""
