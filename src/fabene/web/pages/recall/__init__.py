"""Lots and recalls: what came from whom and went where, and food that must not be eaten."""
