"""`fabene verify`: the audit of the ledger, of every lot in it, and of the two logs of who did and who read what."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace

from fabene.collecting.selectors import LotFault, verify_lots
from fabene.ledger import selectors
from fabene.ledger.values import Fault, Report
from fabene.people.selectors import verify_logs
from fabene.people.values import LogFault

HELP = "audit the ledger (every hash, sum, balance and lot again) and the logs of deeds and readings"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the form of the answer."""
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object: ok, movements, entries, faults, log_faults"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what was found; 1 if anything is wrong."""
    report, logs = selectors.verify(), verify_logs()
    report = with_lots(report, verify_lots()) if report.ok else report
    sys.stdout.write(as_json(report, logs) if arguments.json else as_text(report) + logs_as_text(logs))
    return 0 if report.ok and not logs else 1


def with_lots(report: Report, lots: Sequence[LotFault]) -> Report:
    """Return the report on a whole ledger with what is wrong with the lots: it does not know itself what they are."""
    faults = [
        Fault(
            code=fault.code,
            table="collecting_lot",
            row=str(fault.lot),
            book=None,
            number=None,
            message=_LOTS[fault.code] % {"category": fault.category},
        )
        for fault in lots
    ]
    return replace(report, ok=report.ok and not faults, faults=(*report.faults, *faults))


_LOTS = {
    "lot_open": "the equation of this lot of %(category)s does not close",
    "lot_in_two_measures": "this lot of %(category)s moved in grams and in pieces",
}


def as_json(report: Report, logs: tuple[LogFault, ...]) -> str:
    """Return both audits as one line of JSON; ``ok`` speaks of both, each fault has its ``code`` and ``table``."""
    said = asdict(report) | {"ok": report.ok and not logs, "log_faults": [asdict(fault) for fault in logs]}
    return json.dumps(said, default=str) + "\n"


def logs_as_text(logs: tuple[LogFault, ...]) -> str:
    """Return what is wrong with the logs as lines for a person."""
    if not logs:
        return "The logs are whole.\n"
    return "The logs are broken.\n" + "".join(f"{fault.table}: {fault.detail} [{fault.code}]\n" for fault in logs)


def as_text(report: Report) -> str:
    """Return the report on the ledger as lines for a person, the first broken row first."""
    counted = f"{report.movements} movements, {report.entries} entries"
    if report.ok:
        return f"The ledger is whole: {counted}.\n"
    lines = [f"The ledger is broken: {counted}, first fault first."]
    for fault in report.faults:
        place = f" (book {fault.book}, number {fault.number})" if fault.book else ""
        lines.append(f"{fault.table} {fault.row}{place}: {fault.message} [{fault.code}]")
    return "\n".join(lines) + "\n"
