"""The pages of places of stock."""
