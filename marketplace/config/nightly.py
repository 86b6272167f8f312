"""Background jobs of the night, 03:30 in Helsinki, each once however many clocks run (accounts/notices/schedule.py)."""

NIGHTLY = (
    "marketplace.work.listings.tasks.expire_listings",
    "marketplace.work.introductions.tasks.hush_silent",
    "marketplace.work.messages.tasks.pass_on_late",
    "marketplace.work.outcomes.tasks.remind_of_deadlines",
    "matching.suggestions.tasks.expire_old",
    "matching.suggestions.tasks.refresh_everything",
    "marketplace.work.nextsteps.tasks.ask_check_ins",
    "marketplace.work.nextsteps.tasks.ask_follow_ups",
    "marketplace.work.assessments.tasks.ask_assessments",
    "marketplace.services.directory.tasks.ask_keepers",
    "marketplace.services.referrals.tasks.watch_referrals",
    "marketplace.services.events.tasks.close_held",
    "marketplace.guidance.appointments.tasks.let_offers_go",
    "marketplace.services.dropins.tasks.forget_yesterday",
    "marketplace.guidance.plans.tasks.remind_of_reviews",
    "marketplace.services.feedback.tasks.mix_answers",
    "accounts.privacy.tasks.erase_expired",
)
