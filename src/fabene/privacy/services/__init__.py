"""Writes about personal data: each is one transaction, takes its id from the caller and may be repeated."""

from fabene.privacy.services.asking import answer, ask
from fabene.privacy.services.breaching import note_breach, report_breach
from fabene.privacy.services.deciding import confirm, set_retention, write_basis
from fabene.privacy.services.erasing import erase, erase_user
from fabene.privacy.services.exporting import export, export_user
from fabene.privacy.services.fading import fade, fade_tonight

__all__ = [
    "answer",
    "ask",
    "confirm",
    "erase",
    "erase_user",
    "export",
    "export_user",
    "fade",
    "fade_tonight",
    "note_breach",
    "report_breach",
    "set_retention",
    "write_basis",
]
