"""The employment plan: goals and steps on one page, accepted by both, reviewed in time (380/2023 § 38)."""
