"""Food that is safe: how cold it was when it came, what was looked at before it was handed out, and their registers."""
