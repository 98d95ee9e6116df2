"""Pages about public money: what everybody may check, what a recipient reports, what the office decides."""
