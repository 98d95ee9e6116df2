"""The pages about people: who holds which role, who may refer households, and the logs of deeds and of readings."""
