"""What is given out at a session: a page elsewhere, or a file of ours."""

from uuid import UUID

from django.db import transaction

from fabene.core.bilingual import Bilingual
from fabene.core.errors import FabeneError, NotFoundError
from fabene.gatherings.models import Material
from fabene.gatherings.selectors import material as view
from fabene.gatherings.services.common import TITLE, checked_url, locked, stamped, texts
from fabene.gatherings.values import MaterialView
from fabene.lib.files import services as files
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log


@transaction.atomic
def add_material(
    *,
    id: UUID,
    gathering: UUID,
    title: Bilingual,
    stamp: Stamp,
    url: str = "",
    content: bytes = b"",
    public: bool = True,
) -> MaterialView:
    """Give something out: exactly one of ``url`` and ``content`` (a PDF or a picture, by what it is inside).

    Raises ``NotFoundError`` (``gathering_not_found``), ``FabeneError`` (``material_empty``, ``material_twice``,
    ``address_not_valid``, ``file_too_large``, ``file_kind_refused``, ``text_missing``, ``text_too_long``).
    """
    row = locked(gathering)
    said, address = texts(title, field="title", limit=TITLE), checked_url(url, field="url")
    if not address and not content:
        raise FabeneError("material_empty")
    if address and content:
        raise FabeneError("material_twice")
    given = {"title": said.it, "en": said.en, "url": address, "public": public}
    if log(id=id, what="gathering.material_added", key=row.id, network=row.network_id, stamp=stamp, content=given):
        Material.objects.create(
            id=id, gathering=row, title_it=said.it, title_en=said.en, url=address, public=public, **stamped(stamp)
        )
    if content:
        files.keep(id=derived(id, "file"), subject=id, content=content, stamp=stamp)
    return view(id)


@transaction.atomic
def withdraw_material(*, id: UUID, material: UUID, stamp: Stamp) -> None:
    """Take back something given out; its file goes. Raises ``NotFoundError`` (``material_not_found``)."""
    row = Material.objects.select_related("gathering").filter(id=material).first()
    if row is None:
        raise NotFoundError("material_not_found")
    network = row.gathering.network_id
    if log(id=id, what="gathering.material_withdrawn", key=row.gathering_id, network=network, stamp=stamp):
        Material.objects.filter(id=row.id).update(withdrawn_at=stamp.happened_at)
        files.forget(subject=row.id)
