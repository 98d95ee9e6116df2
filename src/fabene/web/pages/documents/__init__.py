"""Documents of the programme: listed, found by their words, read, handed in, taken back."""
