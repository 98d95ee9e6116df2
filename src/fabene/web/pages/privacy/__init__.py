"""What is held about people: for how long, on what basis, who asked for what, what went wrong; and the papers of it."""
