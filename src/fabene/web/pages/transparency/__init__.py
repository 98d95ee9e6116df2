"""What is public by law: grants, the lists of who received them, the same as open data."""
