"""What is done once a day, by whichever worker comes first: its turn of the day is a row."""
