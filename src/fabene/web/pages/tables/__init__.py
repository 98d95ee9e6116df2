"""The pages of open tables, and of what emporios say they received."""
