"""Ways in which several people come to one order: the scores of a jury."""
