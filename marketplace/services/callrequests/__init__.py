"""A call to somebody without a coach: asked for without an account, made by a coach of the authority."""
