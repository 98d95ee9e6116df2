"""How the same household is recognised without being read: keyed hashes of what two referrals would both say."""

import re
import unicodedata

from fabene.households.values import Contacts
from fabene.lib.keyring import blind_index

PHONE = "phone"
PERSON = "person"
_WORD = re.compile(r"\w+")


def fingerprints_of(contacts: Contacts) -> dict[str, str]:
    """Return the hash by purpose: of the telephone (normalised), and of the name at its address when both are known.

    People write *Maria Rossi* and *ROSSI, maria*, *via Po 5* and *Via Po, 5*: case, accents, signs and the order of
    words do not count. Raises ``FabeneError`` (``key_missing``).
    """
    found = {}
    if contacts.phone:
        found[PHONE] = blind_index(PHONE, contacts.phone)
    if contacts.name and contacts.address:
        found[PERSON] = blind_index(PERSON, f"{_plain(contacts.name)}@{_plain(contacts.address)}")
    return found


def _plain(text: str) -> str:
    spelled = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in spelled if not unicodedata.combining(sign))
    return " ".join(sorted(_WORD.findall(letters)))
