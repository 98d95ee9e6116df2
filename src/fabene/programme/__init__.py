"""The programme: from its frame and its calls to grants that everyone can check.

The room has flats, each an application of its own; a flat knows only flats below it (``pyproject.toml``).
"""
