"""Playing a simulated season through the services of the rooms, as a phone and a hub would call them."""
