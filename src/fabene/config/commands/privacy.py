"""`fabene privacy`: what is kept too long goes, as it does every night."""

import argparse
import json
import sys
from datetime import UTC, datetime

from django.utils import timezone

from fabene.lib.stamps import stamp_now
from fabene.privacy.selectors import report
from fabene.privacy.services import fade
from fabene.privacy.services.fading import NIGHT
from fabene.privacy.values import Report

HELP = "let go of what is older than its rule allows, or say what would go"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to do, and whether only to say so."""
    parser.add_argument("what", choices=["fade"], help="fade: let everything go that is kept too long")
    parser.add_argument("--dry-run", action="store_true", help="change nothing, print what would go and why")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Print the report: one line for each kind of record."""
    now = datetime.now(UTC)
    today = timezone.localdate(now)
    done = report(on=today) if arguments.dry_run else fade(until=today, stamp=stamp_now(NIGHT, now), dry_run=False)
    sys.stdout.write(as_json(done) if arguments.json else as_text(done))
    return 0


def as_text(done: Report) -> str:
    """Return the report as lines: how many, of what, how old, by which rule."""
    word = "went" if done.done else "would go"
    lines = [f"{done.count} records {word} on {done.on}"]
    for line in done.lines:
        oldest = f", the oldest of {line.oldest}" if line.oldest else ""
        kept = f"kept {line.rule.amount} {line.rule.rule.span.value} ({line.rule.rule.source.value})"
        lines.append(f"{line.count:>8}  {line.rule.kind.value}: before {line.before}{oldest}; {kept}")
    lines += [f"not confirmed by name: {what.value}" for what in done.unconfirmed]
    return "\n".join(lines) + "\n"


def as_json(done: Report) -> str:
    """Return the report as one line of JSON."""
    said = {
        "on": done.on.isoformat(),
        "done": done.done,
        "unconfirmed": [what.value for what in done.unconfirmed],
        "kinds": [
            {
                "kind": line.rule.kind.value,
                "count": line.count,
                "before": line.before.isoformat(),
                "oldest": line.oldest.isoformat() if line.oldest else None,
                "kept": line.rule.amount,
                "span": line.rule.rule.span.value,
                "source": line.rule.rule.source.value,
            }
            for line in done.lines
        ],
    }
    return json.dumps(said) + "\n"
