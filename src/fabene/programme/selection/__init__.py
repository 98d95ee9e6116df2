"""Admissibility, conflicts of interest, first and final scores, the ranking with its reasons, appeals."""
