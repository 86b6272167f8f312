"""Scoring on several machines by Dask distributed, which only `suggest_matches --cluster` loads (group "farm")."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import dask
from distributed import Client, Future, KilledWorker, Security, wait

from matching.ranking.part import Area, OtherVersionsError, Part, score_part_there
from matching.ranking.ranker import Scores
from matching.ranking.store import library_versions

PATIENCE = 30.0  # seconds for a scheduler to answer, for a first worker, and between two looks at whether any is left
MOST_BYTES = "4 GB"  # of an area on its way to the workers, below which Dask says nothing


class FarmError(RuntimeError):
    """The cluster cannot be used, or not any more; what it has scored is kept."""


class Farm:
    """A cluster's scheduler with its workers, for as long as the block lasts. Raises FarmError where it cannot be."""

    def __init__(self, address: str, tls: Mapping[str, str], patience: float = PATIENCE) -> None:
        self.address, self.patience = address, patience
        security = _security(address, tls)
        try:
            self.client = Client(address, security=security, timeout=patience, set_as_default=False)
        except (OSError, ValueError) as error:
            raise FarmError(f"there is no scheduler at {address}: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.close()

    def score_parts(self, area: Area, parts: Sequence[Part]) -> Iterator[tuple[int, Scores]]:
        """Every part on some worker, in the order in which they are done. A part whose worker dies is done again.

        Area and parts travel as arguments: the scheduler keeps them, so that no worker holds the only copy.
        """
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": MOST_BYTES}):
            there = self.client.submit(_kept, area, pure=False)
            waiting = {
                self.client.submit(score_part_there, there, part, library_versions(), pure=False): number
                for number, part in enumerate(parts)
            }
        while waiting:
            for future in self._done(list(waiting)):
                yield waiting.pop(future), self._result(future)

    def _done(self, futures: list[Future]) -> set[Future]:
        while True:
            try:
                with self.client.as_current():
                    return set(wait(futures, timeout=self.patience, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                if self.client.status != "running" or not self.client.scheduler_info()["workers"]:
                    raise FarmError(f"no worker is left at {self.address}") from None
            except (OSError, CancelledError) as error:
                raise FarmError(f"the scheduler at {self.address} is gone: {error}") from error

    def _result(self, future: Future) -> Scores:
        try:
            return future.result(timeout=self.patience)
        except OtherVersionsError as error:
            raise FarmError(f"a worker has other versions: {error}") from error
        except KilledWorker as error:
            raise FarmError(f"one part has ended several workers: {error}") from error
        except (OSError, CancelledError, TimeoutError) as error:
            raise FarmError(f"the scheduler at {self.address} is gone: {error}") from error


def _kept(area: Area) -> Area:
    """What a worker keeps beside it for all parts of an area."""
    return area


def _security(address: str, tls: Mapping[str, str]) -> Security | None:
    """What both ends must show each other. Refuses to send facts about people over an open line."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if parts.scheme == "tls":
        if not all(tls.values()):
            raise FarmError(
                "a tls address needs the settings of the certificates: CLUSTER_CA, CLUSTER_CERT, CLUSTER_KEY"
            )
        return Security(
            require_encryption=True, tls_ca_file=tls["ca"], tls_client_cert=tls["cert"], tls_client_key=tls["key"]
        )
    if parts.scheme == "tcp" and _is_this_machine(parts.hostname or ""):
        return None
    raise FarmError(f"{address} is not this machine: facts about people go over tls:// only")


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
