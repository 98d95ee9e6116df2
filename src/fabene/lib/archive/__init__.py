"""Copies for an archive: PDF/A (ISO 19005) made of what was handed in, and judged by rules before it is kept.

``copies.make`` runs ``worker`` in a process of its own, with limits of time and memory: files come from strangers.
"""
