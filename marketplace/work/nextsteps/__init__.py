"""What comes next: check-ins, the options, the chosen step, follow-ups that are asked."""
