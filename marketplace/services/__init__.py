"""Services: the one-stop service around work.

``directory`` holds the cards of services, ``referrals`` bring a young person there with her yes, ``events`` have seats
and waiting lists, ``dropins`` numbers instead of names, and ``feedback`` counts what people thought, without names.
It stands on guidance and reference, beside work.
"""
