"""What falls due, told in time to whoever must do it."""
