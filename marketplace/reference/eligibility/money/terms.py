"""What a scheme pays on a day, as plain numbers with their section, for sentences about costs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes import voucher
from marketplace.reference.eligibility.schemes.allowance import PLAIN
from marketplace.reference.eligibility.states import section_of


@dataclass(frozen=True, slots=True)
class Terms:
    """Share of the pay in per cent, euros a month and in all at most (None without such a limit), and the section."""

    percent: Decimal
    a_month: Decimal
    in_all: Decimal | None
    section: str

    @property
    def section_label(self) -> str:
        """The section as the reader's language writes it."""
        return section_of(self.section)


def voucher_terms(law: Law) -> Terms | None:
    """Of the youth employment voucher; None on a day without it (VNA 22.12.2025)."""
    if voucher.SHARE not in law:
        return None
    return Terms(
        law.number(voucher.SHARE), law.number(voucher.A_MONTH), law.number(voucher.IN_ALL), law.section(voucher.SHARE)
    )


def subsidy_terms(group: str, law: Law) -> Terms:
    """Of the pay subsidy in one of its groups (380/2023 § 86-94). Raises KeyError for a group that has no limits."""
    share = f"subsidy-{group}-percent"
    return Terms(law.number(share), law.number(f"subsidy-{group}-euros-month"), None, law.section(share))


def allowance_a_day(law: Law) -> tuple[Decimal, str]:
    """Euros of the expense allowance for a day of a trial, and the section (380/2023 § 103)."""
    return law.number(PLAIN), law.section(PLAIN)
