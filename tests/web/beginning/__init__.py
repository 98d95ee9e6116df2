"""The beginning of an installation, and of one more network."""
