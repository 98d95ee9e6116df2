"""What the law wants published, and the same grants as open data."""
