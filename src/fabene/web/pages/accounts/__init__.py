"""The pages about coming in: signing in, the second factor, sessions, invitations."""
