"""Something sealed by the keyring: a mail that waits in the outbox, put there as anybody does."""

from uuid import UUID

from fabene.lib.keyring import unseal_here
from fabene.lib.outbox import services
from fabene.lib.outbox.models import Message
from tests.world import key, stamp


def wait(number: int) -> UUID:
    """Let a mail wait in the outbox; return its identity."""
    id = key("mail", str(number))
    services.put(
        id=id,
        channel="email",
        to=f"prova{number}@example.org",
        subject="Prova",
        text="A domani.",
        about=key("about", str(number)),
        stamp=stamp(10),
    )
    return id


def sealed(id: UUID) -> bytes:
    """Return what the table holds of a mail."""
    found = Message.objects.values_list("sealed", flat=True).get(id=id)
    assert found
    return found


def is_readable(id: UUID, *, number: int) -> bool:
    """Tell whether the mail to ``number`` can be read with the keys there are."""
    return f"prova{number}@example.org" in unseal_here(sealed(id))
