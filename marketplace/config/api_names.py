"""What the schema of the API calls the choices of the house: dotted paths, so that nothing is imported."""

PLAIN = (  # called like their class
    "work.agreements.AgreementState",
    "work.assessments.AssessmentState",
    "services.directory.CardState",
    "services.directory.Cost",
    "services.directory.ServiceKind",
    "services.directory.WayIn",
    "services.events.Audience",
    "services.events.EventKind",
    "services.events.EventState",
    "services.events.SignUpState",
    "services.feedback.FeedbackKind",
    "work.outcomes.CaseState",
    "work.outcomes.ContractKind",
    "work.outcomes.ContractState",
    "work.outcomes.HiringKind",
    "work.outcomes.HiringState",
    "work.listings.Aim",
    "work.listings.ListingKind",
    "work.nextsteps.CheckInState",
    "work.placements.Outcome",
    "work.placements.PlacementState",
    "services.referrals.ReferralState",
    "guidance.plans.SurveyState",
)
PLAN = ("Owner", "Priority", "StepState", "VersionState")
ENUM_NAMES = {
    **{
        f"{one.rpartition('.')[2]}Enum": f"marketplace.{one.rpartition('.')[0]}.states.{one.rpartition('.')[2]}"
        for one in PLAIN
    },
    **{f"{one}Enum": f"accounts.organisations.states.{one}" for one in ("OrganisationKind", "TieKind")},
    **{f"NextStep{one}Enum": f"marketplace.work.nextsteps.states.Step{one}" for one in ("Kind", "State")},
    **{f"Plan{one}Enum": f"marketplace.guidance.plans.states.{one}" for one in PLAN},
    "CheckInPartyEnum": "marketplace.work.nextsteps.states.Party",
    "ContactWayEnum": "marketplace.guidance.contactnotes.states.Way",
    "ConceptKindEnum": "marketplace.reference.vocabulary.states.Kind",
    "DropInTopicEnum": "marketplace.services.dropins.states.Topic",
    "FeedbackLineStateEnum": "marketplace.services.feedback.states.LineState",
    "HealthTopicEnum": "marketplace.guidance.healthnotes.states.Topic",
    "MeetingWayEnum": "marketplace.guidance.appointments.states.Way",
    "DeclineReasonEnum": "marketplace.work.introductions.states.DeclineReason",
    "ReferralDeclineReasonEnum": "marketplace.services.referrals.states.DeclineReason",
    "ReferralToldEnum": "marketplace.services.referrals.states.Told",
    "SaidEnum": "marketplace.reference.eligibility.employment.Said",
    "SigningPartyEnum": "marketplace.work.agreements.states.Party",
}
