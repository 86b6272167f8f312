"""The service's own promises: for how many days, hours and minutes something stands. Each is a setting."""

from __future__ import annotations

import datetime as dt

from marketplace.config.environment import env

INVITATION_DAYS = int(env("INVITATION_DAYS", "14"))
# For so long a session that a coach's link or hand has opened gives nothing that is a young person's alone to give.
BESIDE_COACH_MINUTES = int(env("BESIDE_COACH_MINUTES", "60"))
ARRIVAL_MINUTES = int(env("ARRIVAL_MINUTES", "10"))  # how long her phone shows the code that her coach types
UNSENT_MINUTES, UNSENT_MARK_HOURS = int(env("UNSENT_MINUTES", "60")), 24  # text not sent; its form without a session
ANSWER_DAYS = int(env("ANSWER_DAYS", "7"))  # an employer's promise to answer
# A right to see lasts as long as the task (906/2019 § 16): then somebody decides anew, or hands the young people over.
DEPUTY_DAYS = int(env("DEPUTY_DAYS", "60"))
PROTECTION_REVIEW_DAYS = int(env("PROTECTION_REVIEW_DAYS", "366"))  # 661/2009 § 36 gives it for 2-5 years at a time
EMERGENCY_MINUTES = int(env("EMERGENCY_MINUTES", "60"))  # how long a page stays open to who is not her coach
REFERRAL_DAYS = int(env("REFERRAL_DAYS", "30"))  # a service's time to answer a referral
OFFER_HOURS = int(env("OFFER_HOURS", "24"))  # a free seat is kept so long for the first in line
REMIND_DAYS = int(env("REMIND_DAYS", "5"))  # then an employer who has not answered is reminded
SILENT_DAYS = int(env("SILENT_DAYS", "10"))  # then the introduction goes back to the coach
# Hours of Helsinki in which no mail is sent to young people: from 21 to 8, or none where switched off.
QUIET_FROM, QUIET_UNTIL = (24, 0) if env("QUIET_HOURS") == "off" else (21, 8)
# What waits after each failed try of a mail: three days in all, for a mail server that is away over a weekend. RFC 5321
# (4.5.4.1) asks for half an hour and more between tries, more often in the first hours. Then a person looks at it.
NOTICE_WAITS = tuple(dt.timedelta(minutes=minutes) for minutes in (5, 15, 40)) + tuple(
    dt.timedelta(hours=hours) for hours in (1, 2, 4, 8, 8, 12, 12, 12, 12)
)
STALLED_CASE_DAYS = int(env("STALLED_CASE_DAYS", "21"))  # without a step, after which a young person is on the list
MESSAGE_DAYS = int(env("MESSAGE_DAYS", "2"))  # working days in which a message to the coach is answered
CALL_DAYS = int(env("CALL_DAYS", "2"))  # working days in which somebody who asked for a call is called
APPOINTMENT_DAYS = int(env("APPOINTMENT_DAYS", "42"))  # how far ahead a young person can book
RESEND_HOURS = int(env("RESEND_HOURS", "24"))  # between two mails with a link to sign to the same person
SUGGEST_BEFORE_END_DAYS = int(env("SUGGEST_BEFORE_END_DAYS", "28"))  # before a placement ends, the next is looked for
