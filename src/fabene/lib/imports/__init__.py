"""Tables that people bring: read however they were made, checked row by row, written as one batch, taken back whole."""
