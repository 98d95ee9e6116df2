"""Walking with ideas: plans, the mentor's desk, what a network has agreed to do."""
