"""Lines of the log: one JSON object each, in UTC, without names, addresses, secrets or what anybody typed."""

from __future__ import annotations

import logging
import logging.config
import sys
from collections.abc import MutableMapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

import structlog
from django.db import Error
from structlog.typing import Processor

# What these say is about code and settings, never about a row; messages of all others may quote what was typed.
SPEAKABLE = (AttributeError, TypeError, NameError, ImportError, NotImplementedError, RecursionError, TimeoutError)
LONGEST_CHAIN = 5
FRAMES = 12
STAMP = structlog.processors.TimeStamper(fmt="iso", utc=True)
Line = MutableMapping[str, Any]


def with_page(_logger: Any, _method: str, line: Line) -> Line:
    """Say of a line that Django or the server wrote which page it was, in place of the address that was asked for."""
    record: logging.LogRecord = line["_record"]
    numbers = tuple(arg for arg in record.args if isinstance(arg, int)) if isinstance(record.args, tuple) else ()
    line["event"] = str(record.msg)  # what would be put into its gaps may be anything
    if numbers:
        line["numbers"] = numbers
    request = getattr(record, "request", None)
    if request is not None:
        match = getattr(request, "resolver_match", None)
        line["event"] = "request"
        line["method"] = request.method if request.method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} else "?"
        line["page"] = match.route if match else "none"
        line["person"] = getattr(getattr(request, "_cached_user", None), "pk", None)  # asks the database nothing
        line["status"] = getattr(record, "status_code", None)
    return line


def with_bare_failure(_logger: Any, _method: str, line: Line) -> Line:
    """Say what failed and where, without the words of the failure where they may quote a row."""
    info = line.pop("exc_info", None)
    info = sys.exc_info() if info is True else info
    failure = info[1] if isinstance(info, tuple) else info
    if isinstance(failure, BaseException):
        line["failure"] = [_bare(one) for one in _chain(failure)]
    line.pop("stack_info", None)
    return line


def _chain(failure: BaseException) -> list[BaseException]:
    chain = [failure]
    while len(chain) < LONGEST_CHAIN and (before := chain[-1].__cause__ or chain[-1].__context__):
        chain.append(before)
    return chain


def _bare(failure: BaseException) -> Line:
    frames = extract_tb(failure.__traceback__)[-FRAMES:]
    said: Line = {"kind": type(failure).__name__, "at": [f"{Path(one.filename).name}:{one.lineno}" for one in frames]}
    if isinstance(failure, SPEAKABLE):
        said["words"] = str(failure)
    diagnosis = getattr(failure, "diag", None)
    if isinstance(failure, Error) or diagnosis is not None:
        said["rule"] = getattr(diagnosis, "constraint_name", None)
    return said


def configure(config: Line) -> None:
    """Send everything to one stream; Django calls this with ``LOGGING``, which says from which level on."""
    logging.raiseExceptions = False  # else logging itself would print what a broken line was made of
    shared: list[Processor] = [structlog.stdlib.add_log_level, structlog.stdlib.add_logger_name, STAMP]
    structlog.configure(
        processors=[*shared, with_bare_failure, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*shared, with_page],
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            with_bare_failure,
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
    }
    quiet = {"handlers": [], "level": "WARNING", "propagate": True}
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": formatter},
            "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"handlers": ["console"], "level": config["level"]},
            "loggers": {
                "django": quiet,
                "django.server": quiet,
                "gunicorn.error": quiet,
                "security": {**quiet, "level": "INFO"},
            },
        }
    )
