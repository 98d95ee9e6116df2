"""Calls and co-design: published before they open, asked about in public, changed by versions."""
