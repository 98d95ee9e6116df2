"""The pages where tables are brought in and taken away."""
