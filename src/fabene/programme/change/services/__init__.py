"""Writes of this flat."""

from fabene.programme.change.services.changes import edit_change, move_change, open_change
from fabene.programme.change.services.dossiers import write_dossier
from fabene.programme.change.services.ecosystem import draw_map

__all__ = ["draw_map", "edit_change", "move_change", "open_change", "write_dossier"]
