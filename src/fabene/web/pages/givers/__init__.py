"""The pages of who gives to a network: stalls and donors, how far the word given with each is, what each gave."""
