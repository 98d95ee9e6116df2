"""The printed twins of forms."""
