"""`fabene doctor`: what works here, and what a site that people rely on still lacks."""

import argparse
import json
import sys
from dataclasses import asdict

from fabene.config.health.checks import all_findings
from fabene.config.health.findings import BROKEN

HELP = "say what works and what a production site lacks; exit 1 when something is broken"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the form of the answer."""
    parser.add_argument("--json", action="store_true", help="print one JSON list of state and sentence")


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each finding."""
    findings = all_findings()
    if arguments.json:
        sys.stdout.write(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{finding.state:>6}  {finding.sentence}\n" for finding in findings)
    return int(any(finding.state == BROKEN for finding in findings))
