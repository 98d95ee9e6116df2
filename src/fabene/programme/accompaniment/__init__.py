"""Plans, sessions, diaries and skills: how an idea is walked to a proposal, and a proposal to work that lasts."""
