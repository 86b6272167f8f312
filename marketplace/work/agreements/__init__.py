"""Agreements of work trials: text, fingerprint, signatures, amendments, absences."""
