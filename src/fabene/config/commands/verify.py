"""`fabene verify`: the audit of the ledger."""

import argparse
import json
import sys
from dataclasses import asdict

from fabene.ledger import selectors
from fabene.ledger.values import Report

HELP = "audit the ledger: compute every hash, sum and balance again"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the form of the answer."""
    parser.add_argument("--json", action="store_true", help="print one JSON object: ok, movements, entries, faults")


def run(arguments: argparse.Namespace) -> int:
    """Print what was found; 1 if anything is wrong."""
    report = selectors.verify()
    sys.stdout.write(as_json(report) if arguments.json else as_text(report))
    return 0 if report.ok else 1


def as_json(report: Report) -> str:
    """Return the report as one line of JSON; each fault with its ``code``, ``table``, ``row`` and ``message``."""
    return json.dumps(asdict(report), default=str) + "\n"


def as_text(report: Report) -> str:
    """Return the report as lines for a person, the first broken row first."""
    counted = f"{report.movements} movements, {report.entries} entries"
    if report.ok:
        return f"The ledger is whole: {counted}.\n"
    lines = [f"The ledger is broken: {counted}, first fault first."]
    for fault in report.faults:
        place = f" (book {fault.book}, number {fault.number})" if fault.book else ""
        lines.append(f"{fault.table} {fault.row}{place}: {fault.message} [{fault.code}]")
    return "\n".join(lines) + "\n"
