"""Events: recruiting, visits, themed info, card trainings; seats, a waiting list that moves by itself, attendance."""
