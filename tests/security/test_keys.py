"""Keys in the running house: a new SECRET_KEY breaks nothing that is kept, keys are rotated, a missing one has a page."""

import datetime as dt
import json
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.keyring.ring import Key, KeyRing, read, write
from accounts.keyring.sealing import NO_NAME, key_name
from accounts.links.actions import make_link
from accounts.people.signin.actions import renew_factor
from accounts.people.signin.queries import factors_with_secrets
from accounts.privacy.actions import tell_equality
from accounts.privacy.models import EqualityAnswer
from accounts.privacy.queries import equality_of
from accounts.privacy.rotation import every_sealed, renew_all, rows_by_key
from marketplace.guidance.healthnotes import actions as health
from marketplace.guidance.healthnotes.models import HealthItem
from marketplace.work.agreements import actions as agreements
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import proof_of
from marketplace.work.agreements.signing.models import Signature
from marketplace.work.agreements.states import Proof
from tests.factories import marketplace
from tests.factories.accounts import TOTP_SECRET
from tests.marketplace.work.agreements.steps import sign_both
from tests.people import ready_to_meet

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
WORDS = "En nosta yli kymmentä kiloa"
A = Key("a", "the first secret of this house and long enough for it: 0123456789")


@pytest.fixture
def keys(settings, tmp_path):
    """A file of keys with one key, A."""
    settings.KEYS_FILE = str(tmp_path / "keys.json")
    write(Path(settings.KEYS_FILE), KeyRing((A,)))
    return Path(settings.KEYS_FILE)


@pytest.fixture
def kept(cast, keys):
    """One of everything that the house seals, and a link of a mail: their agreement."""
    [item] = health.allow(cast.aino, topics=["limits"], by=cast.aino)
    health.write(item, words=WORDS, by=cast.kaisa)
    tell_equality(cast.aino, facts={"sex": "woman", "language": "se"})
    for factor in factors_with_secrets():
        renew_factor(factor)
    _profile, place = ready_to_meet(cast)
    meeting = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")
    monday = marketplace.next_monday()
    placement = marketplace.placement(meeting, "draft", starts_on=monday, ends_on=monday + dt.timedelta(days=60))
    marketplace.mandate(cast.sofia)
    signed = sign_both(cast, marketplace.agreement(placement, cast.kaisa))
    return agreements.confirm(agreements.check(signed, by=cast.kaisa), by=cast.sofia)


def opens(cast, signed_in, agreement):
    """Whether everything that is sealed is there for whom it is."""
    aino, kaisa = signed_in(cast.aino), signed_in(cast.kaisa)
    code = Authenticator.objects.get(user=cast.sofia, type="totp")
    return {
        "health": WORDS in kaisa.get(reverse("healthnotes:read", args=[cast.aino.pk])).content.decode(),
        "export": WORDS in aino.get(reverse("privacy:export")).content.decode(),
        "file": WORDS in json.dumps(json.loads(aino.get(reverse("privacy:download")).content), ensure_ascii=False),
        "equality": equality_of(cast.aino) == {"sex": "woman", "language": "se"},
        "agreement": proof_of(Agreement.objects.get(pk=agreement.pk)) == Proof.VALID,
        "second factor": decrypt(code.data["secret"]) == TOTP_SECRET,
    }


def everything():
    return dict.fromkeys(["health", "export", "file", "equality", "agreement", "second factor"], True)


def names():
    """Names of the keys under which anything lies."""
    return {name for sealed in every_sealed() for name in rows_by_key(sealed)}


def in_plain(model, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {model._meta.db_table}")  # noqa: S608 - names of our own tables
        return [row[0] for row in cursor.fetchall()]


# --- a new secret of the sessions alone ---


def test_a_new_secret_key_alone_breaks_nothing_that_is_kept(cast, kept, signed_in, settings):
    link = make_link("agreements.sign", kept.links.get(party="young").pk, cast.aino, cast.aino.email)
    settings.SECRET_KEY = "another secret of the sessions, as long as it has to be 98765"
    assert opens(cast, signed_in, kept) == everything()
    assert Client().get(link).status_code == 200


def test_the_house_reads_secret_key_for_sessions_and_what_may_be_forgotten_only():
    """Who signs or seals something that is kept takes the ring; here every other use is named."""
    known = {
        "accounts/deployment.py": "looks how strong it is",
        "accounts/people/signin/devices.py": "a cookie",
        "accounts/people/signin/reauthentication.py": "codes of some minutes",
        "accounts/ratelimits/actions.py": "counts of hours",
        "accounts/ratelimits/store.py": "counts of hours",
        "marketplace/config/settings.py": "sets it",
        "marketplace/config/keys.py": "makes it",
    }
    root = Path(__file__).parents[2]
    users = {
        path.relative_to(root).as_posix()
        for floor in ("accounts", "marketplace", "matching", "moderation")
        for path in (root / floor).rglob("*.py")
        if any(word in path.read_text("utf-8") for word in ("SECRET_KEY", "salted_hmac", "core import signing"))
    }
    assert users == set(known)


# --- rotation ---


def test_everything_opens_before_during_and_after_a_rotation(cast, kept, signed_in, keys):
    assert names() == {"a"}
    write(keys, KeyRing((Key("b", "another"), A)))
    assert opens(cast, signed_in, kept) == everything()
    call_command("rotate_keys")
    assert names() == {"b"}
    assert opens(cast, signed_in, kept) == everything()
    call_command("rotate_keys", remove="a")
    assert [key.name for key in read(keys).keys] == ["b"]
    assert opens(cast, signed_in, kept) == everything()


def test_a_rotation_makes_a_new_key_and_seals_everything_with_it(kept, keys, capsys):
    call_command("rotate_keys")
    new = read(keys).current
    assert names() == {new.name}
    assert new.is_strong()
    assert new.secret not in capsys.readouterr().out


def test_a_rotation_that_was_stopped_goes_on_and_makes_no_third_key(kept, keys, capsys):
    write(keys, KeyRing((Key("b", "another"), A)))
    first = next(sealed for sealed in every_sealed() if rows_by_key(sealed))
    list(renew_all(first))
    assert names() == {"a", "b"}
    call_command("rotate_keys")
    assert names() == {"b"}
    assert "An earlier change waits to be finished" in capsys.readouterr().out
    assert [key.name for key in read(keys).keys] == ["b", "a"]


def test_many_rows_are_sealed_batch_by_batch(kept, keys, monkeypatch):
    monkeypatch.setattr("accounts.privacy.rotation.BATCH", 1)
    write(keys, KeyRing((Key("b", "another"), A)))
    [signatures] = [one for one in every_sealed() if one.name.startswith("marketplace.Signature")]
    assert [batch.done for batch in renew_all(signatures)] == [1] * Signature.objects.count()
    assert [batch.done for batch in renew_all(signatures)] == [0] * Signature.objects.count()


def test_the_count_says_which_key_holds_how_many_rows_and_what_may_go(kept, keys, capsys):
    write(keys, KeyRing((Key("b", "another"), A, Key("unused", "x"))))
    call_command("rotate_keys", check=True)
    said = capsys.readouterr().out
    assert f"key a: {sum(rows_by_key(one).total() for one in every_sealed())} rows, opens" in said
    assert "marketplace.HealthItem.words: 1 under a" in said
    assert "key b: 0 rows, seals now" in said
    assert "key unused: 0 rows, holds nothing: may go" in said
    write(keys, KeyRing((Key("b", "another"),)))
    call_command("rotate_keys", check=True)
    assert "NOT IN THE RING: put this key back" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["a", "b", "nobody"])
def test_a_key_that_still_holds_rows_or_seals_or_is_not_there_is_not_removed(kept, keys, name):
    write(keys, KeyRing((Key("b", "another"), A)))
    with pytest.raises(CommandError, match=name):
        call_command("rotate_keys", remove=name)
    assert [key.name for key in read(keys).keys] == ["b", "a"]


def test_rows_from_before_keys_had_names_get_one(cast, kept, signed_in, keys):
    Authenticator.objects.filter(user=cast.sofia).update(data={"secret": TOTP_SECRET})
    row = EqualityAnswer.objects.get()
    row.sealed = row.sealed.partition(":")[2]
    row.save()
    assert names() == {"a", NO_NAME}
    assert opens(cast, signed_in, kept) == everything()
    call_command("rotate_keys")
    assert names() == {"a"}
    assert opens(cast, signed_in, kept) == everything()


def test_a_signature_that_somebody_changed_gets_no_new_seal(kept, keys):
    Signature.objects.filter(party="young").update(word="Joku muu")
    write(keys, KeyRing((Key("b", "another"), A)))
    with pytest.raises(CommandError, match="1 rows stay as they were"):
        call_command("rotate_keys")
    assert {one.party for one in Signature.objects.all() if key_name(one.seal) == "a"} == {"young"}
    assert proof_of(kept) == Proof.INVALID


def test_keys_of_the_environment_are_added_by_whoever_sets_it(kept, keys, settings, capsys):
    settings.KEYS = f"a:{A.secret}"
    call_command("rotate_keys")
    said = capsys.readouterr().out.splitlines()
    settings.KEYS = next(line for line in said if line.endswith(",")) + settings.KEYS
    assert names() == {"a"}
    call_command("rotate_keys")
    assert names() == {settings.KEYS.partition(":")[0]}
    with pytest.raises(CommandError, match="DUUNIPARI_KEYS"):
        call_command("rotate_keys", remove="a")


def test_the_first_key_is_made_where_nothing_is_sealed_yet(db, settings, tmp_path):
    settings.KEYS_FILE = str(tmp_path / "new" / "keys.json")
    call_command("rotate_keys")
    assert read(Path(settings.KEYS_FILE)).current.is_strong()


def test_a_lost_file_is_not_replaced_by_a_new_one(kept, keys):
    keys.unlink()
    with pytest.raises(CommandError, match="rows are sealed with: a"):
        call_command("rotate_keys")
    assert not keys.exists()


def test_tables_hold_no_secret_in_plain(kept):
    held = [*in_plain(HealthItem, "words"), *in_plain(EqualityAnswer, "sealed"), *in_plain(Authenticator, "data")]
    assert [text for text in held if WORDS in text or "woman" in text] == []
    assert key_name(Authenticator.objects.latest("pk").data["secret"]) == "a"


# --- a key that is away ---


@pytest.mark.parametrize("how", ["another key", "no file", "a broken file"])
@pytest.mark.parametrize("page", ["health", "hers", "export", "file", "equality", "proof"])
def test_a_missing_key_is_a_page_in_plain_words(cast, kept, signed_in, keys, page, how):
    if how == "another key":
        write(keys, KeyRing((Key("b", "another"),)))
    elif how == "no file":
        keys.unlink()
    else:
        keys.write_text("{", encoding="utf-8")
    who, address = {
        "health": (cast.kaisa, reverse("healthnotes:read", args=[cast.aino.pk])),
        "hers": (cast.aino, reverse("healthnotes:mine")),
        "export": (cast.aino, reverse("privacy:export")),
        "file": (cast.aino, reverse("privacy:download")),
        "equality": (cast.aino, reverse("privacy:equality")),
        "proof": (cast.mikko, reverse("agreements:proof", args=[kept.code])),
    }[page]
    answer = signed_in(who).get(address)
    assert (answer.status_code, answer["Retry-After"]) == (503, "600")
    assert "avainta" in answer.content.decode()


def test_a_missing_key_is_words_in_the_api(cast, kept, signed_in, keys):
    write(keys, KeyRing((Key("b", "another"),)))
    answer = signed_in(cast.kaisa).get(f"/api/v1/health-items/{HealthItem.objects.defer('words').get().pk}/")
    assert answer.status_code == 503
    assert "avainta" in answer.json()["detail"]


def test_a_text_that_was_changed_from_outside_is_words_too(cast, kept, signed_in):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE marketplace_healthitem SET words = 'a:gAAAAA'")
    answer = signed_in(cast.kaisa).get(reverse("healthnotes:read", args=[cast.aino.pk]))
    assert answer.status_code == 503
    assert "muutettu" in answer.content.decode()


def test_other_pages_stay_open_while_a_key_is_away(cast, kept, signed_in, keys):
    write(keys, KeyRing((Key("b", "another"),)))
    for who in (cast.aino, cast.kaisa, cast.mikko, cast.sofia):
        assert signed_in(who).get(reverse("home")).status_code in {200, 302}
