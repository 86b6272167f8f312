"""The wording check in words: for each kind why it is noticed, with the law, and what to write instead."""

from django.utils.translation import gettext_lazy as _

WHY = {
    "age": _("An advert may not ask for people of a certain age (1325/2014 § 8 and § 17)."),
    "grown_up": _("An age limit is fine only where the law sets one (1325/2014 § 8 and § 11)."),
    "sex": _("A place is not offered to women only or to men only (609/1986 § 14)."),
    "origin": _("Nobody may be chosen by origin or nationality (1325/2014 § 8 and § 17)."),
    "language": _("A mother tongue may not be asked for (1325/2014 § 8 and § 17)."),
    "religion": _("Nobody may be chosen by religion (1325/2014 § 8 and § 17)."),
    "union": _("Nobody may be chosen by belonging to a trade union (1325/2014 § 8 and § 17)."),
    "politics": _("Nobody may be chosen by political opinions (1325/2014 § 8 and § 17)."),
    "orientation": _("Nobody may be chosen by sexual orientation (1325/2014 § 8 and § 17)."),
    "family": _("Nobody may be chosen by family, children or pregnancy (1325/2014 § 8, 609/1986 § 14)."),
    "health": _("Nobody may be chosen by health or disability (1325/2014 § 8 and § 17)."),
    "military": _("Military service may not be asked for: it favours men (609/1986 § 14)."),
    "criminal": _("An employer asks about offences only where a law says so (759/2004, 504/2002)."),
    "credit": _("An employer asks about credit only where a law says so (759/2004)."),
    "photo": _("A photo shows age, sex and origin, which may not decide (1325/2014 § 8)."),
    "identity": _("An employer does not collect identity codes or copies of IDs in an advert (759/2004)."),
    "bank": _("Bank details are asked for only after the agreement (759/2004)."),
    "money": _("Nobody pays to get a place."),
}
BETTER = {
    "age": _("Say what the work needs: “You like to learn and to move.”"),
    "grown_up": _("Name the law: “Selling alcohol: by law you are at least 18.”"),
    "sex": _("Say what the work is: “You lift sacks of 20 kilos with a workmate.”"),
    "origin": _("Say what the work needs: “You can work in Finland and know enough Finnish for the shop.”"),
    "language": _("Say the level: “You speak Finnish so that a customer's order comes out right (B1).”"),
    "religion": _("Say what the work is: “You help at the services of the parish.”"),
    "union": _("Leave it out."),
    "politics": _("Leave it out. Say what the work is about: “You help us to plan events.”"),
    "orientation": _("Leave it out. You can say: “Everybody is welcome as they are.”"),
    "family": _("Say the hours: “Shifts also in evenings and at weekends, the list comes three weeks ahead.”"),
    "health": _("Say what the work is like: “You stand most of the day and lift 10 kilos. We can adjust tasks.”"),
    "military": _("Say what you hope for: “You have led a small group.”"),
    "criminal": _("Name the law: “Work with children: you show an extract from the criminal records (504/2002).”"),
    "credit": _("Leave it out, or name the law and the task: “You answer for the cash of the shop (759/2004).”"),
    "photo": _("Ask for words: “Tell in a few words what interests you.”"),
    "identity": _("Leave it out. Say: “We look at your ID together when the agreement is made.”"),
    "bank": _("Leave it out. The payroll asks for them."),
    "money": _("Say what you pay for: “We buy the work clothes and the course.”"),
}
