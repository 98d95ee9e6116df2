"""The beginning: an installation in which nothing is yet, up to the first market day; and opening another network."""
