"""Links over the trail: each line sealed to the one before, so that whoever changes the past is found."""
