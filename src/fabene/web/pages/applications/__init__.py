"""Applications: coming in, writing together, sending, and what the office sees."""
