"""The agreement outside the house: printed as a PDF, and verified by its code."""
