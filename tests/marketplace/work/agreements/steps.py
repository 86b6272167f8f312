"""Steps that several tests of agreements take."""

from marketplace.work.agreements import actions


def sign_both(cast, version):
    """Sent out, and signed by Mikko and Aino."""
    actions.send_out(version, by=cast.kaisa)
    actions.sign(version, by=cast.mikko)
    return actions.sign(version, by=cast.aino)
