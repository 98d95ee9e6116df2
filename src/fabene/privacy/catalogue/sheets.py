"""How a table is described: what each of its columns holds, of whom, why, and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fabene.privacy.values import Kind, Treatment


class Data(StrEnum):
    """What a column holds.

    WHO: says in clear who somebody is or how to reach them. SEALED: the same, encrypted. ALIAS: a code or an opaque
    identity that stands for somebody. LIFE: how they live or what they chose. DEED: who did what, when. DEVICE: address
    and browser of a machine somebody uses. LOCK: keys, hashes of passwords, tokens. TYPED: a text that people type,
    in which nothing about anybody belongs. NOTHING: nothing about anybody.
    """

    WHO = "who"
    SEALED = "sealed"
    ALIAS = "alias"
    LIFE = "life"
    DEED = "deed"
    DEVICE = "device"
    LOCK = "lock"
    TYPED = "typed"
    NOTHING = "nothing"


class Subject(StrEnum):
    """Of whom a table speaks."""

    HOUSEHOLD = "household"
    USER = "user"
    TRADER = "trader"
    REQUESTER = "requester"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table of which some column is about people.

    ``kept`` is the rule that lets its rows (or what of them is about anybody) go; None where a row goes with whom it
    speaks of, or stays because it says nothing once they are gone.
    """

    treatment: Treatment | None
    kept: Kind | None
    subjects: tuple[Subject, ...]
    columns: Mapping[str, Data]

    @property
    def personal(self) -> bool:
        """Return whether any column is about people."""
        return self.treatment is not None

    def holds(self) -> tuple[Data, ...]:
        """Return what its columns hold about people, each once, in the order of ``Data``."""
        held = set(self.columns.values()) - {Data.NOTHING}
        return tuple(data for data in Data if data in held)


def sheet(treatment: Treatment, kept: Kind | None, *subjects: Subject, **columns: str) -> Sheet:
    """Return the sheet of a table; ``columns`` says for each kind of ``Data`` the names of the columns that hold it."""
    return Sheet(treatment=treatment, kept=kept, subjects=subjects, columns=_columns(columns))


def nobody(columns: str) -> Sheet:
    """Return the sheet of a table that says nothing about anybody."""
    return Sheet(treatment=None, kept=None, subjects=(), columns=_columns({Data.NOTHING.value: columns}))


def _columns(said: Mapping[str, str]) -> dict[str, Data]:
    return {name: Data(data) for data, names in said.items() for name in names.split()}
