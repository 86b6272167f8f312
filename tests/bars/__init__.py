"""The bars of security and of model safety: what is asked, which tests say so, what they reached (`make bars`)."""
