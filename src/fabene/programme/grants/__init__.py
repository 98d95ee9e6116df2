"""Awards, budgets, instalments, milestones and spending, each cent in the ledger and each invoice once."""
