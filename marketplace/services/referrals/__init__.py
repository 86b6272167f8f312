"""Referrals: a young person is sent to a service with her yes, and the service answers."""
