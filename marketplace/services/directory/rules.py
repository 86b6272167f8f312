"""Who may, with a service card: the authority's staff and the organisation's own people keep it, everybody reads."""

from typing import Any

from accounts.access.rules import anyone, rule
from accounts.organisations.models import Organisation
from accounts.organisations.rules import acts_for, of_same_authority
from accounts.organisations.states import OrganisationState
from accounts.people.rules import is_administrator, is_employer, works_with_people
from marketplace.services.directory.states import CardState


@rule
def has_a_checked_organisation(user: Any, _obj: Any) -> bool:
    """The user acts for an organisation that the authority has checked."""
    return is_employer(user) and Organisation.objects.of(user).filter(state=OrganisationState.VERIFIED).exists()


@rule
def was_published(_user: Any, service: Any) -> bool:
    """Somebody of the authority has published the card once, so its owner may show it again."""
    return service is not None and service.published_at is not None


@rule
def is_not_over(_user: Any, service: Any) -> bool:
    """The service has not ended."""
    return service is not None and service.state != CardState.CLOSED


@rule
def is_shown(_user: Any, service: Any) -> bool:
    """The card is published or hidden for now, so that there is something to check."""
    return service is not None and service.state in {CardState.PUBLISHED, CardState.HIDDEN}


of_the_authority = works_with_people & of_same_authority
keeps = of_the_authority | acts_for

can_view = anyone
can_list_mine = works_with_people | has_a_checked_organisation | is_administrator
can_write = works_with_people | has_a_checked_organisation
can_edit = keeps & is_not_over
can_verify = keeps & is_shown
can_publish = of_the_authority | (acts_for & was_published)
can_send_link = of_the_authority & is_not_over
