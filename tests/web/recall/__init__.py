"""Pages of lots and recalls."""
