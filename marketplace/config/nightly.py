"""Background jobs of the night, 03:30 in Helsinki, each once however many clocks run (accounts/notices/schedule.py)."""

NIGHTLY = (
    "marketplace.listings.tasks.expire_listings",
    "marketplace.introductions.tasks.hush_silent",
    "marketplace.threads.tasks.pass_on_late",
    "marketplace.hirings.tasks.remind_of_deadlines",
    "matching.suggestions.tasks.expire_old",
    "matching.suggestions.tasks.refresh_everything",
    "marketplace.nextsteps.tasks.ask_check_ins",
    "marketplace.nextsteps.tasks.ask_follow_ups",
    "marketplace.assessments.tasks.ask_assessments",
    "marketplace.directory.tasks.ask_keepers",
    "marketplace.referrals.tasks.watch_referrals",
    "marketplace.events.tasks.close_held",
    "marketplace.appointments.tasks.let_offers_go",
    "marketplace.dropins.tasks.forget_yesterday",
    "marketplace.plans.tasks.remind_of_reviews",
    "marketplace.feedback.tasks.mix_answers",
    "accounts.privacy.tasks.erase_expired",
)
