"""Sessions: what is coming, where, how to be there, who comes."""
