"""Ideas and proposals: written as one types, by several, sent once with a number and a hash."""
