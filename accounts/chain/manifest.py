"""What features below this one show of the chain."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.chain import panels
from accounts.chain.actions import sign
from accounts.chain.models import TrailCheckpoint
from accounts.chain.queries import as_line
from accounts.chain.verifier import PURPOSE, said_in
from accounts.keyring.sealing import BrokenSealError, is_proven, key_name
from accounts.manifests import SEEN_BY_COACHES, FeatureManifest, Panel, Processing, SealedRows


def renew(checkpoint: TrailCheckpoint) -> None:
    """Sign a checkpoint with the current key, if its signature stands."""
    if not is_proven(PURPOSE, said_in("checkpoint", as_line(checkpoint)), checkpoint.code):
        raise BrokenSealError(PURPOSE)
    sign(checkpoint)
    checkpoint.save(update_fields=["code"])


def key_of(checkpoint: Any) -> str:
    """The key that signed a checkpoint."""
    return key_name(checkpoint.code)


FEATURE = FeatureManifest(
    name="chain",
    processing=Processing(
        _("The log: who did what with your data and who looked at it, sealed so that nobody changes it."),
        SEEN_BY_COACHES,
    ),
    panels=(Panel("home-coordinator-aside", 60, "accounts/chain/panel_trail.html", panels.trail),),
    administration=(
        AdministrationPage(
            AdministrationGroup.MACHINE,
            50,
            "chain:overview",
            _("Audit trail"),
            _("Whether the log is whole, and its head to keep elsewhere."),
        ),
    ),
    sealed=(SealedRows("accounts.TrailCheckpoint.code", TrailCheckpoint.objects.all, key_of, renew),),
    every_minute=("accounts.chain.tasks.seal_new",),
    nightly=("accounts.chain.tasks.seal_all",),
)
