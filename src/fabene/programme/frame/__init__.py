"""Programmes inside programmes: acts, money, codes, partners, agreements, phases, chronology, benefits, policies."""
