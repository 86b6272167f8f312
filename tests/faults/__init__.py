"""Small faults that are planted one at a time, to see that the tests bite (`make faults`)."""
