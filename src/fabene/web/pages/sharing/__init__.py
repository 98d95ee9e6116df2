"""Pages of the second half of a market day: the plan, the bags, the round, what is left, the closing."""
