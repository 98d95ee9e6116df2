"""For how long, on what basis; and who says by name that it is right."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import FabeneError
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.privacy.models import Confirmation, LegalBasis, Retention
from fabene.privacy.retention import RULES
from fabene.privacy.selectors.decisions import bases, digest_of
from fabene.privacy.services.common import stamped
from fabene.privacy.values import Kind, Treatment, What


@transaction.atomic
def set_retention(*, id: UUID, kind: Kind, amount: int, stamp: Stamp) -> None:
    """Keep a kind of record for so many months or days (as its rule counts) from now on.

    It goes into force once somebody confirms it by name. Raises ``FabeneError`` (``retention_out_of_bounds``,
    ``retention_fixed``), ``ConflictError`` (``id_used_for_something_else``).
    """
    rule = RULES[Kind(kind)]
    if rule.fixed:
        raise FabeneError("retention_fixed", kind=rule.kind.value)
    if not rule.least <= amount <= rule.most:
        raise FabeneError("retention_out_of_bounds", kind=rule.kind.value, minimum=rule.least, maximum=rule.most)
    said = {"kind": rule.kind.value, "amount": amount}
    if log(id=id, what="retention.set", key=id, stamp=stamp, content=said):
        Retention.objects.create(id=id, **said, **stamped(stamp))


@transaction.atomic
def write_basis(*, id: UUID, treatment: Treatment, text: str, stamp: Stamp) -> None:
    """Write the legal basis of a treatment, in the words of who answers for it.

    Raises ``FabeneError`` (``text_missing``, ``text_too_long``, ``text_unreadable``), ``ConflictError``
    (``id_used_for_something_else``).
    """
    said = {"treatment": Treatment(treatment).value, "text": clean(text, field="text", limit=500)}
    if log(id=id, what="legal_basis.written", key=id, stamp=stamp, content=said):
        LegalBasis.objects.create(id=id, **said, **stamped(stamp))


@transaction.atomic
def confirm(*, id: UUID, what: What, name: str, office: str, stamp: Stamp) -> None:
    """Confirm by name what is decided now. Whatever is changed afterwards must be confirmed anew.

    Raises ``FabeneError`` (``basis_missing`` for a treatment without a legal basis, ``text_missing``,
    ``text_too_long``, ``text_unreadable``), ``ConflictError`` (``id_used_for_something_else``).
    """
    what = What(what)
    said = {
        "name": clean(name, field="name", limit=100),
        "office": clean(office, field="office", limit=150),
        "digest": digest_of(what),
    }
    for basis in bases():
        if what == What.LEGAL_BASIS and not basis.text:
            raise FabeneError("basis_missing", treatment=basis.treatment.value)
    content = {"what": what.value, "digest": said["digest"]}  # a name is nothing for a log that never forgets
    if log(id=id, what="privacy.confirmed", key=id, stamp=stamp, content=content):
        Confirmation.objects.create(id=id, what=what.value, **said, **stamped(stamp))
