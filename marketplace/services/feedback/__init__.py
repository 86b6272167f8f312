"""What people say of an appointment, an event or a placement: two taps, without a name, open to all as means."""
