"""The pages of people who work with families: refer, follow, place, bring home, look up."""
