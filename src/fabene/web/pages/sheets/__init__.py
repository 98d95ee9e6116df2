"""The printed twin of each form: an index, and a sheet made of the very form it will be typed into."""
