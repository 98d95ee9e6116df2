"""Reads of this flat."""

from fabene.programme.change.selectors.changes import change, changes
from fabene.programme.change.selectors.dossiers import dossier, dossiers
from fabene.programme.change.selectors.ecosystem import compared, maps, networks_with_maps

__all__ = ["change", "changes", "compared", "dossier", "dossiers", "maps", "networks_with_maps"]
