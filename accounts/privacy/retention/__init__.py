"""The clock of the periods: what goes today by which rule, counted or done."""
