"""The table of lives, one row a model: how it comes into a state, from where each verb starts, how it is called.

The steps are written out once more by hand, apart from the tables of the features: a source that is missing there,
or one too many, must not go through unseen.
"""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

from accounts.audit.transitions import move
from accounts.people import actions as people
from marketplace.guidance.appointments.availability.slots import Slot
from tests.factories import appointments, marketplace
from tests.people import day
from tests.security import things_in_states as make
from tests.security.life import Life
from tests.security.things_in_states import now


def slot_for(row):
    """Another free hour of the same coach."""
    begins = appointments.at(appointments.workday(14), 9)
    return Slot(begins, begins + dt.timedelta(minutes=45), row.coach_id, "place", "Ohjaamo")


def why_for(*verbs):
    """A reason for each verb that needs one."""
    return {verb: {"reason": "Syy"} for verb in verbs}


INVITATIONS = SimpleNamespace(
    accept=lambda invitation, by: people.accept(invitation),
    withdraw=lambda invitation, by: move(invitation, "withdraw", by=by),  # ``invite`` does it to older ones
)

LIVES = {
    "accounts.Organisation": Life(
        make.organisation,
        {
            "verify": "waiting refused > verified", "refuse": "waiting > refused", "ban": "waiting verified > banned",
            "restore": "banned > waiting",
        },
        given=lambda _obj: why_for("refuse", "ban", "restore"),
    ),
    "accounts.Invitation": Life(
        make.invitation, {"accept": "open > used", "withdraw": "open > withdrawn"}, actions=INVITATIONS,
        ends={"used": "she is in", "withdrawn": "a fresh one took its place"},
    ),
    "marketplace.Listing": Life(
        lambda cast, state: marketplace.listing(cast.bakery, state, seats=3),
        {
            "submit": "draft returned > submitted", "publish": "submitted > published",
            "send_back": "submitted > returned", "pause": "published > paused", "resume": "paused > published",
            "fill": "published paused > filled", "reopen": "filled expired > published",
            "expire": "published paused > expired", "reread": "published paused > submitted",
            "withdraw": "draft returned submitted published paused > withdrawn",
        },
        given=lambda _obj: why_for("send_back", "withdraw"),
        ends={"withdrawn": "the workplace took it away; a copy starts anew"},
    ),
    "marketplace.Profile": Life(
        lambda cast, state: marketplace.profile(cast.aino, state),
        {
            "offer": "draft > awaiting", "rewrite": "awaiting > draft", "publish": "awaiting > published",
            "pause": "published > paused", "resume": "paused > published",
            "archive": "draft awaiting published paused > archived",
        },
        by="aino",
        ends={"archived": "a newer version is in force, or she left"},
    ),
    "marketplace.Introduction": Life(
        make.introduction,
        {
            "see": "opened > seen", "meet": "opened seen meeting silent > meeting",
            "accept": "opened seen meeting silent > accepted", "decline": "opened seen meeting silent accepted > declined",
            "mark_unanswered": "opened seen > silent", "withdraw": "opened seen meeting silent accepted > withdrawn",
            "close": "opened seen meeting silent accepted > closed",
        },
        by="mikko", others={"withdraw": "aino", "close": "kaisa"},
        given=lambda _obj: {
            "meet": {"meeting_at": now() + dt.timedelta(days=1), "meeting_place": "Leipomolla"},
            "decline": {"decline_reason": "skills"}, "close": {"reason": "Paikka meni"},
        },
        ends={"declined": "answered", "withdrawn": "her choice", "closed": "ended with a reason"},
    ),
    "marketplace.Placement": Life(
        make.placement,
        {
            "agree": "draft > agreed", "send_out": "draft > out", "sign": "out > signed", "confirm": "signed > confirmed",
            "take_back": "out signed > draft", "start": "confirmed agreed > running", "end": "running > ended",
            "stop": "running > stopped", "cancel": "draft out signed confirmed agreed > cancelled",
        },
        given=lambda _obj: {
            "end": {"ended_on": day(0), "outcome": "job_here"}, "cancel": {"reason": "Sairaus"},
            "stop": {"ended_on": day(0), "side": "young", "outcome": "service", "reason": "Muutto"},
        },
        ends={"ended": "with an outcome", "stopped": "with a cause", "cancelled": "with a reason"},
    ),
    "marketplace.Agreement": Life(
        make.agreement,
        {
            "send_out": "draft > out", "complete": "out > signed", "check": "signed > checked",
            "confirm": "checked > in_force", "apply": "checked > in_force", "correct": "draft > in_force",
            "replace": "in_force > replaced", "withdraw": "draft out signed checked > withdrawn",
        },
        others={"confirm": "sofia"},
        given=lambda _obj: {"withdraw": {"reason": "Muutto"}},
        ready={"apply": make.both_sides_suffice, "correct": make.only_a_phone_has_changed},
        ends={"replaced": "a newer version is in force", "withdrawn": "with a reason"},
    ),
    "marketplace.Assessment": Life(
        make.assessment,
        {
            "give": "draft > given", "confirm": "given disputed > confirmed", "dispute": "given > disputed",
            "reopen": "given disputed > draft",
        },
        by="aino", others={"give": "mikko", "reopen": "kaisa"},
        given=lambda _obj: {"dispute": {"her_words": "En ole samaa mieltä"}, "reopen": {"reason": "Väärä nimi"}},
        ends={"confirmed": "she sees it so too"},
    ),
    "marketplace.CheckIn": Life(
        make.check_in,
        {"ask": "planned > asked", "answer": "asked > answered", "lapse": "planned asked > lapsed"},
        others={"answer": "aino"}, given=lambda _obj: {"answer": {"going": "well", "go_on": "yes"}},
        ends={"answered": "told", "lapsed": "not needed any more"},
    ),
    "marketplace.NextStep": Life(
        make.next_step, {"finish": "chosen > finished", "withdraw": "chosen > withdrawn"},
        given=lambda _obj: {"withdraw": {"reason": "Ei paikkaa"}},
        ends={"finished": "done", "withdrawn": "another one is chosen"},
    ),
    "marketplace.Hiring": Life(
        make.hiring,
        {
            "agree": "draft > agreed", "start": "agreed > running", "end": "running > ended",
            "cancel": "draft agreed > cancelled",
        },
        given=lambda _obj: {"end": {"ended_on": day(0)}, "cancel": {"reason": "Muutto"}},
        ends={"ended": "on its last day", "cancelled": "with a reason; its cases are closed with it"},
    ),
    "marketplace.Contract": Life(
        make.contract, {"send": "missing > sent", "sign": "missing sent > signed", "reopen": "sent signed > missing"},
        given=lambda _obj: {
            "send": {"sent_on": day(0)}, "sign": {"signed_on": day(0)}, "reopen": {"reason": "Väärä päivä"}
        },
    ),
    "marketplace.Case": Life(
        make.case,
        {
            "ask": "estimate documents > documents", "apply": "estimate documents > applied",
            "grant": "applied > granted", "refuse": "applied > refused", "pay": "granted paying > paying",
            "close": "estimate documents applied granted paying > closed",
        },
        given=lambda _obj: {
            "ask": {"documents": "Työsopimus"}, "apply": {"applied_on": day(-1)}, "close": {"reason": "Valmis"},
            "grant": {"decided_on": day(-1), "months": 6}, "refuse": {"decided_on": day(-1), "reason": "Ei perusteita"},
            "pay": {"first_on": day(-70), "last_on": day(-60), "euros": Decimal(1)},
        },
        ready={"pay": make.work_has_begun},
        ends={"refused": "the authority's no, everybody was told", "closed": "with a reason"},
    ),
    "marketplace.Appointment": Life(
        make.appointment,
        {
            "book": "offered > booked", "reschedule": "booked > booked", "check_in": "booked > checked_in",
            "hold": "booked checked_in no_show > held", "miss": "booked > no_show",
            "cancel": "offered booked > cancelled", "restore": "cancelled > booked",
        },
        given=lambda obj: {"reschedule": {"slot": slot_for(obj)}},
        ready=dict.fromkeys(("check_in", "hold", "miss"), make.starts_now),
        refusals={"restore": ("never_booked", "slot_taken")},  # what is not cancelled holds its time itself,
        ends={"held": "it took place"},
    ),
    "marketplace.Service": Life(
        make.service,
        {
            "publish": "draft hidden > published", "hide": "published > hidden",
            "close": "draft published hidden > closed",
        },
        given=lambda _obj: {"close": {"reason": "Loppui"}},
        ends={"closed": "with a reason that the page says"},
    ),
    "marketplace.Referral": Life(
        make.referral,
        {
            "agree": "asked > sent", "turn_down": "asked > refused", "see": "sent > seen",
            "accept": "sent seen waitlisted > accepted", "waitlist": "sent seen > waitlisted",
            "decline": "sent seen waitlisted > declined", "start": "accepted > started", "finish": "started > finished",
            "miss": "accepted started > missed", "expire": "asked sent seen > expired",
            "withdraw": "asked sent seen waitlisted accepted started > withdrawn",
        },
        others={"agree": "aino", "turn_down": "aino"},
        given=lambda _obj: {
            "agree": {"ticked": []}, "accept": {"worker": "Oona"}, "decline": {"decline_reason": "full"},
            "waitlist": {"worker": "Oona", "due_on": day(9)},
        },
        ends={
            "refused": "her no",
            "finished": "as meant",
            "declined": "with a reason, the coach looks for another way",
            "expired": "the coach calls",
            "missed": "the coach gets in touch",
            "withdrawn": "taken back",
        },
    ),
    "marketplace.Event": Life(
        make.event,
        {
            "publish": "draft > published", "cancel": "published > cancelled", "restore": "cancelled > published",
            "close": "published > held",
        },
        given=lambda _obj: {"cancel": {"reason": "Sairaus"}}, ready={"close": make.starts_now},
        ends={"held": "it took place"},
    ),
    "marketplace.SignUp": Life(
        make.sign_up,
        {
            "offer": "waiting > offered", "take": "offered > signed_up", "leave": "waiting offered signed_up > left",
            "lapse": "waiting offered > lapsed", "attend": "signed_up missed > attended",
            "miss": "signed_up attended > missed",
        },
        ready={"attend": make.doors_are_open},
        ends={"left": "she may sign up again", "lapsed": "she may sign up again"},
    ),
    "marketplace.Visit": Life(
        make.visit, {"call": "waiting > called", "finish": "called > done", "leave": "waiting called > left"},
        ends={"done": "served", "left": "the visitor's choice"},
    ),
    "marketplace.CallRequest": Life(
        make.call_request,
        {
            "take": "waiting > taken", "put_back": "taken reached > waiting", "miss_call": "taken > taken",
            "give_up": "taken > unreached", "mark_wrong_number": "taken > wrong_number", "reach": "taken > reached",
            "welcome": "reached > welcomed", "finish": "reached > helped", "withdraw": "waiting taken > withdrawn",
        },
        given=lambda _obj: {"welcome": {"given_name": "Nea", "family_name": "", "birth_on": dt.date(2007, 9, 4)}},
        ends={
            "welcomed": "goes on as a client", "helped": "the call was enough", "unreached": "another call can be asked for",
            "wrong_number": "the visitor's phone asks for another number", "withdrawn": "the visitor's choice",
        },
    ),
    "marketplace.FeedbackAnswer": Life(make.answer, {"show": "new hidden > shown", "hide": "new shown > hidden"}),
    "marketplace.Step": Life(
        make.step,
        {
            "agree": "proposed > agreed", "start": "agreed > doing", "finish": "proposed agreed doing > done",
            "drop": "proposed agreed doing > dropped",
        },
        given=lambda _obj: {"drop": {"reason": "Ei tarvita"}},
        ends={"done": "done", "dropped": "with a reason; another one can be proposed"},
    ),
    "marketplace.Version": Life(
        make.version_of_plan, {"accept": "draft > accepted", "replace": "accepted > replaced"}, by="aino",
        ends={"replaced": "a newer version is in force"},
    ),
    "marketplace.Survey": Life(make.survey, {"give": "draft > given"}, by="aino", ends={"given": "her coach reads it; another one can be begun"}),
    "matching.Suggestion": Life(
        make.suggestion,
        {
            "approve": "proposed > asked", "decline": "proposed > declined", "say_yes": "asked later > introduced",
            "say_no": "asked later > refused", "say_later": "asked > later", "introduce": "asked > introduced",
            "expire": "proposed asked later > expired", "withdraw": "proposed asked later > withdrawn",
            "put_forward": "reserved > proposed", "put_back": "proposed > reserved", "drop": "reserved > dropped",
            "reconsider": "asked declined > proposed", "take_back_no": "refused > asked",
        },
        by="aino",
        others={"approve": "kaisa", "decline": "kaisa", "introduce": "kaisa", "reconsider": "kaisa"},
        given=lambda _obj: {
            "decline": {"coach_reason": "skills"}, "say_yes": {"release": []}, "say_no": {"young_reason": "work"},
        },
        ready={"introduce": make.she_has_said_yes, "reconsider": make.she_decided_just_now,
            "take_back_no": make.she_said_no_just_now,
        },
        ends={
            "introduced": "goes on as an introduction",
            "expired": "time ran out, she was told",
            "withdrawn": "the pair is off",
            "dropped": "nobody had decided; the next run may plan it anew",
        },
    ),
    "matching.TrainedModel": Life(
        make.model,
        {
            "watch": "candidate > shadow", "refuse": "candidate shadow > refused",
            "put_in_service": "candidate shadow > in_service", "retire": "in_service > retired",
            "roll_back": "in_service > retired", "restore": "retired > in_service",
        },
        by="admin", given=lambda _obj: why_for("refuse", "roll_back"),
        ends={"refused": "the next training makes another"},
    ),
    "moderation.Report": Life(
        make.report, {"resolve": "open > resolved", "dismiss": "open > dismissed"},
        given=lambda _obj: why_for("resolve", "dismiss"),
        ends={"resolved": "handled", "dismissed": "handled"},
    ),
}  # fmt: skip
