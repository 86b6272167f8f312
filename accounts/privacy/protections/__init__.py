"""Extra protection of a young person: why, until when somebody looks at it again, switched on and off."""
