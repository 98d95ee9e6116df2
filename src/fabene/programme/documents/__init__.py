"""What the programme publishes or keeps: every version of it, by hash, with its licence and who may see it."""
