"""What a profile tells in rows beside skills, wishes and languages."""
