"""How applications are judged: the juror's desk, the office's control page, the comparison, the public ranking."""
