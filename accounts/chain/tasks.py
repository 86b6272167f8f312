"""Background jobs of the chain: every minute what is new, every night whatever has no link."""

from django_tasks import task

from accounts.chain import actions


@task()
def seal_new() -> dict[str, int]:
    """Seal the newest lines. Returns how many."""
    return {"sealed": actions.seal_new()}


@task()
def seal_all() -> dict[str, int]:
    """Look through the whole trail for lines without a link, and seal them. Returns how many."""
    return {"sealed": actions.seal()}
