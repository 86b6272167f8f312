"""How an administrator looks after the service: who works here in which role, the authorities, the way to the rest."""
