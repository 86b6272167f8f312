"""Scoring on a cluster: the same numbers as in one process, a worker that dies is made up for, no facts over open lines."""

import datetime as dt
import os
import signal
import sys
from pathlib import Path

import numpy as np
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from distributed import LocalCluster, Security

from matching.ranking.part import Area, Part, one_after_the_other
from matching.ranking.ranker import Ranker
from matching.suggestions.runs.farm import Farm, FarmError
from tests.matching.ranking.town import lessons, town

OPEN_LINE = {"ca": "", "cert": "", "key": ""}
COLUMNS = ("seeker", "opening", "value", "chance", "low", "high", "band", "unsure", "known")
QUIET = {
    "dashboard_address": "127.0.0.1:0",
    "silence_logs": 50,
    "host": "127.0.0.1",
    "threads_per_worker": 1,
    "protocol": "tcp://",
}


class DyingOnce(Ranker):
    """Ends the process that scores with it, the first time that any does."""

    marker = ""

    def score(self, *args):
        if self.marker:
            try:
                Path(self.marker).touch(exist_ok=False)
            except FileExistsError:
                assert "django" not in sys.modules  # a worker needs no settings and no database
            else:
                os.kill(os.getpid(), signal.SIGKILL)
        return super().score(*args)


def part_of(seekers):
    return Part(tuple(seekers), np.arange(len(seekers)) != 3, np.arange(len(seekers)) % 5 > 0)


@pytest.fixture(scope="module")
def area_and_parts():
    market = town(81, seekers=120, openings=60)
    ranker = DyingOnce(funnel_from=0).fit(lessons(market))
    assert ranker.engine_ == "learned"
    parts = [part_of(market.seekers[at : at + 20]) for at in range(0, 120, 20)]
    return Area(market.places, market.vocabulary, ranker, "learned"), parts


def same(one, other):
    assert (one.engine, one.why) == (other.engine, other.why)
    for name in COLUMNS:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


def test_three_workers_of_whom_one_is_killed_score_as_one_process_does(area_and_parts, tmp_path):
    area, parts = area_and_parts
    alone = dict(one_after_the_other(area, parts))
    area.ranker.marker = str(tmp_path / "killed")
    with LocalCluster(n_workers=3, **QUIET) as cluster, Farm(cluster.scheduler_address, OPEN_LINE) as farm:
        together = dict(farm.score_parts(area, parts))
    area.ranker.marker = ""
    assert (tmp_path / "killed").exists()
    assert together.keys() == alone.keys()
    for number, scores in alone.items():
        assert len(scores) > 100
        assert 3 not in scores.seeker
        same(together[number], scores)


@pytest.fixture(scope="module")
def threads():
    """A cluster within this process: enough where nobody dies."""
    with LocalCluster(n_workers=1, processes=False, **QUIET) as cluster:
        yield cluster


def test_a_worker_with_other_libraries_is_refused_by_name(area_and_parts, threads, monkeypatch):
    monkeypatch.setattr("matching.suggestions.runs.farm.library_versions", lambda: {"numpy": "1.0"})
    with Farm(threads.scheduler_address, OPEN_LINE) as farm, pytest.raises(FarmError, match=r"numpy .*, not 1\.0"):
        next(farm.score_parts(*area_and_parts))


def test_a_scheduler_without_a_worker_is_said_not_waited_for(area_and_parts):
    with (
        LocalCluster(n_workers=0, processes=False, **QUIET) as cluster,
        Farm(cluster.scheduler_address, OPEN_LINE, patience=0.3) as farm,
        pytest.raises(FarmError, match="no worker is left"),
    ):
        next(farm.score_parts(*area_and_parts))


def test_a_scheduler_that_goes_away_in_mid_run_is_said(area_and_parts):
    cluster = LocalCluster(n_workers=1, processes=False, **QUIET)
    with Farm(cluster.scheduler_address, OPEN_LINE, patience=5) as farm:
        scored = farm.score_parts(*area_and_parts)
        next(scored)
        cluster.close()
        with pytest.raises(FarmError, match="gone|no worker is left"):
            list(scored)


@pytest.mark.parametrize(
    "address",
    [
        "tcp://10.0.0.5:8786",
        "scoring.example.fi:8786",
        "ws://127.0.0.1:8786",
        "tcp://0.0.0.0:8786",
        "tls://10.0.0.5:8786",
        "",
    ],
)
def test_facts_about_people_leave_this_machine_by_tls_with_certificates_only(address):
    with pytest.raises(FarmError, match="tls"):
        Farm(address, OPEN_LINE)


def test_nobody_at_the_address_is_said():
    with pytest.raises(FarmError, match="there is no scheduler"):
        Farm("tcp://127.0.0.1:9", OPEN_LINE, patience=0.3)


def certificate(folder):
    """A key and a certificate that signs itself, for both ends."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "farm")])
    now = dt.datetime.now(dt.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = (
        made.serial_number(1).not_valid_before(now - dt.timedelta(hours=1)).not_valid_after(now + dt.timedelta(hours=1))
    )
    files = {"cert": folder / "cert.pem", "key": folder / "key.pem"}
    files["cert"].write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    files["key"].write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return {"ca": str(files["cert"]), "cert": str(files["cert"]), "key": str(files["key"])}


def test_both_ends_show_their_certificates(area_and_parts, tmp_path):
    area, parts = area_and_parts
    (tmp_path / "other").mkdir()
    tls, others = certificate(tmp_path), certificate(tmp_path / "other")
    ends = {f"tls_{end}_{file}": tls[file] for end in ("scheduler", "worker", "client") for file in ("cert", "key")}
    security = Security(require_encryption=True, tls_ca_file=tls["ca"], **ends)
    with LocalCluster(n_workers=1, processes=False, security=security, **{**QUIET, "protocol": "tls://"}) as cluster:
        assert cluster.scheduler_address.startswith("tls://")
        with Farm(cluster.scheduler_address, tls) as farm:
            same(dict(farm.score_parts(area, parts[:1]))[0], dict(one_after_the_other(area, parts[:1]))[0])
        with pytest.raises(FarmError, match="there is no scheduler"):
            Farm(cluster.scheduler_address, others, patience=0.5)
