"""Judging a plan without trusting who made it: its own grouping, flow, cuts and certificates."""
