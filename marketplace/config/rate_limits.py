"""How often anything may be done: name → rates. The one table of all limits (README, "Limits").

A rate is ``tries/time/per``: so many in any stretch of that time (``15m``, ``h``, ``d``), counted for one ``person``,
one network ``address`` (IPv6: one /64), one ``network`` (IPv4: /24, IPv6: /48), or one ``key`` that the caller names
(a workplace, a mail address). A try that is refused counts nowhere and is written nowhere.
"""

RATE_LIMITS: dict[str, tuple[str, ...]] = {
    # Ways in. Right ones are given back, so only wrong codes and passwords count.
    "guess": ("20/h/address", "60/h/network"),
    "arrival": ("30/h/address",),  # codes that devices beside a coach show
    "login_mail": ("3/h/key",),  # codes and new passwords to one mail address
    "account_mail": ("6/h/key",),  # all mails of signing up and in to one address, from wherever they are asked for
    "signup": ("10/h/address",),
    # Between people
    "publish_unverified": ("3/d/key",),  # places of one workplace that nobody has checked yet; they are held anyway
    "publish": ("20/d/key",),
    "interest": ("20/d/person",),
    "message": ("30/d/person",),
    "message_by_staff": ("300/d/person",),  # a coach answers 120 young people
    "reminder": ("1/d/key",),  # of one thing that waits
    "invitation": ("60/h/person",),  # ways in that one coach makes
    "let_in": ("30/h/person",),  # codes on phones that one coach types, right or wrong
    "member": ("10/h/key",),  # colleagues whom one workplace adds
    "fresh_link": ("3/h/key",),
    "mail_to_stranger": ("3/d/key",),  # mails to one address that its reader has not asked for
    # Looking and taking along
    "profile_view": ("60/h/person", "200/d/person"),
    "emergency": ("10/h/person",),  # tries to open the page of somebody whom one does not support
    "contact_reveal": ("10/d/person",),  # then a fresh proof of who one is
    "export": ("10/d/person",),  # the page and the file are two: five of each
    "caseload_export": ("30/h/person",),  # a list of young people as a file
    "statistics_export": ("60/h/person",),
    "public_list": ("120/m/address",),
    # Typed text that has not been sent: while somebody types, and what comes after a session has ended
    "unsent": ("720/h/person",),
    "unsent_by_mark": ("20/h/person", "20/h/address", "100/h/network"),
    "upload": ("10/h/person",),
    "upload_bytes": (f"{50 * 1024 * 1024}/d/person",),
    # Without an account
    "report": ("10/h/address",),
    "wording": ("600/h/address",),  # looks at the words of a place while somebody writes it
    "call_request": ("6/h/address",),
    "check_in": ("60/h/address",),  # all phones of a place share its network
    "check_in_device": ("2/15m/key",),  # after its first turn, which begins its session
}

# The same for the networks of schools and libraries that the operator lists: many people, one address.
SHARED_NETWORK_LIMITS: dict[str, tuple[str, ...]] = {
    "guess": ("100/h/address", "300/h/network"),
    "arrival": ("300/h/address",),
    "account_mail": ("6/h/key",),  # all mails of signing up and in to one address, from wherever they are asked for
    "signup": ("200/h/address",),
    "public_list": ("1200/m/address",),
    "unsent_by_mark": ("20/h/person", "200/h/address", "600/h/network"),
    "report": ("60/h/address",),
    "wording": ("6000/h/address",),
    "call_request": ("60/h/address",),
    "check_in": ("300/h/address",),
}

# What allauth counts by itself, in its own words; addresses and mails are ours, by the table above.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "5/15m/key",
    "account_mail": ("6/h/key",),  # all mails of signing up and in to one address, from wherever they are asked for
    "signup": None,
    "request_login_code": None,
    "reset_password": None,
    "reset_password_from_key": "20/h/ip",
    "reauthenticate": "20/15m/user",
    "change_password": "5/15m/user",
    "manage_email": "10/h/user",
}
