"""What keeps the house in order. Run by make; nothing of it is imported by the program."""
