"""Pages of what falls due."""
