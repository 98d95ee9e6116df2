"""The paper of a notice as it was published: kept with its hash at every version, public, never made anew."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from fabene.core.bilingual import Bilingual
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.programme.documents import services
from fabene.programme.documents.values import DocumentKind, DocumentView, Licence
from fabene.web.pages.calls.files import paper_of
from fabene.web.pages.calls.kept import paper_id, papers_kept
from fabene.web.pages.calls.seen import NoticeView


def keep_paper(notice: NoticeView, *, site: str, stamp: Stamp) -> DocumentView:
    """Keep the paper of a notice's last version, in Italian: the first begins a document, the others go on in it.

    ``site`` is the whole address of its page. ``stamp`` is that of the version: by its moment a version of the paper is
    known for that of the notice. Kept twice it is kept once. A paper that the office withdrew is not gone on with: the
    next version begins another.
    """
    with override(settings.LANGUAGE_CODE):
        content = paper_of(notice, site=site)
        note = _("Versione %(number)s") % {"number": notice.version}
    standing = _standing(notice)
    if standing is None:
        return services.publish(
            id=paper_id(notice.id, notice.version),
            about=notice.id,
            title=_title(notice),
            kind=DocumentKind.CALL,
            public=True,
            licence=Licence.CC_BY,
            content=content,
            programme=notice.programme,
            stamp=stamp,
        )
    if any(one.happened_at == stamp.happened_at for one in standing.versions):
        return standing
    id = derived(standing.id, "version of the notice", notice.version)
    return services.add_version(id=id, document=standing.id, content=content, note=note, stamp=stamp)


def _title(notice: NoticeView) -> Bilingual:
    title = notice.title
    return Bilingual(it=f"{title.it} (PDF)", en=f"{title.en} (PDF)" if title.en else "")


def _standing(notice: NoticeView) -> DocumentView | None:
    kept = papers_kept(notice)
    return kept[max(kept)][0] if kept else None
