"""What every scheme is judged by: the law of a day, plain facts, days as the law counts them, answers. No pages."""
