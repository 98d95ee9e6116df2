"""Under which name a try to sign in is counted: a keyed hash of what was typed as an email, never the email."""

from fabene.lib.keyring import blind_index

PURPOSE = "sign-in"


def known_as(email: str) -> str:
    """Return the name of the tries with an email, whatever its case; empty for none. Raises ``key_missing``."""
    typed = email.strip().lower()
    return blind_index(PURPOSE, typed) if typed else ""
