"""The office publishes a document, carries it on by a new version, and takes it back: its address never dies."""

from dataclasses import replace

import pytest

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.archive import copies
from fabene.lib.archive.values import Copy, Form
from fabene.programme.documents import selectors, services
from fabene.programme.documents.reading import checked, words_of
from fabene.programme.documents.values import DocumentKind, DocumentView, Legible
from tests.pdfs import a_pdf
from tests.world import key, stamp

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
AGREEMENT = Bilingual(it="Convenzione con il Comune", en="Agreement with the Comune")


def publish(
    *words: str,
    title: Bilingual = AGREEMENT,
    content: bytes = b"",
    kind: DocumentKind = DocumentKind.AGREEMENT,
    public: bool = True,
    licence: str = "CC-BY-4.0",
) -> DocumentView:
    return services.publish(
        id=key("document", *words),
        about=key("programme"),
        title=title,
        kind=kind,
        public=public,
        licence=licence,
        content=content or a_pdf("Perché la città dà valore ai mercati rionali"),
        stamp=stamp(who="olga"),
    )


def extend(document: DocumentView, word: str) -> DocumentView:
    return services.add_version(
        id=key(word),
        document=document.id,
        content=a_pdf("Prorogata a dicembre 2021"),
        note="Proroga al 2021",
        stamp=stamp(16, who="olga"),
    )


def test_a_document_has_versions_and_the_old_ones_keep_answering() -> None:
    first = publish()
    assert publish() == first
    carried_on = extend(first, "second")
    assert extend(first, "second") == carried_on
    assert [version.number for version in carried_on.versions] == [2, 1]
    assert carried_on.latest.note == "Proroga al 2021"
    assert selectors.content(carried_on.versions[1].id) == a_pdf("Perché la città dà valore ai mercati rionali")
    assert selectors.documents_about(key("programme"), public_only=True) == (carried_on,)
    with pytest.raises(ConflictError, match="document_same_content"):
        extend(first, "third")


def test_a_document_is_found_by_its_title_and_by_the_words_of_its_newest_version() -> None:
    minutes = publish("minutes", title=Bilingual(it="Verbale del 7 gennaio"), kind=DocumentKind.MINUTES)
    agreement = publish(title=Bilingual(it="Mercati rionali: la convenzione"))
    internal = publish("notes", public=False)
    found = selectors.found("CITTA mercàti", public_only=True)
    assert {view.id for view in found} == {minutes.id, agreement.id}
    assert selectors.found("rionali", public_only=True)[0].id == agreement.id  # the title comes before the text
    assert internal.id in {view.id for view in selectors.found("rionali", public_only=False)}
    assert selectors.found("mercati 100%", public_only=True) == ()
    met = selectors.passages([minutes.id], query="citta")[minutes.id]
    assert (met.before, met.met) == ("Perché la ", "città")
    services.add_version(
        id=key("v2"), document=minutes.id, content=a_pdf("Tutto nuovo"), note="", stamp=stamp(who="olga")
    )
    assert selectors.found("citta mercati", public_only=True) == (agreement,)
    assert selectors.found("", public_only=True, kind=DocumentKind.MINUTES)[0].id == minutes.id


def test_a_word_is_found_in_any_of_its_forms_and_the_best_title_comes_first() -> None:
    text = publish("text", title=Bilingual(it="Allegato 3"), content=a_pdf("Si aprono due bandi per gli orti"))
    other_form = publish("other form", title=Bilingual(it="I bandi del 2020", en="The agreements of 2020"))
    typed = publish("typed", title=Bilingual(it="Il bando del 2020", en="Policies for solidarity"))
    publish("inside a word", title=Bilingual(it="Abbandono scolastico"), content=a_pdf("Abbandonati"))
    assert [view.id for view in selectors.found("bando", public_only=True)] == [typed.id, other_form.id, text.id]
    assert selectors.found("BANDI", public_only=True)[0].id == other_form.id
    both = publish("both", title=Bilingual(it="Solidarietà di quartiere"))
    for query, found in (
        ("solidarietà", {both}),
        ("SOLIDARIETA", {both}),
        ("il bando degli orti", {text}),  # articles are in every text
        ("orto", {text}),
        ("agreement", {other_form}),
        ("policy", {typed}),
        ("quart", {both}),  # the beginning of a word
        ("mercato rionale", {other_form, typed, both}),  # in the text that all three have
        ("bando quartiere", set()),
    ):
        assert {view.id for view in selectors.found(query, public_only=True)} == {one.id for one in found}, query
    met = selectors.passages([text.id, both.id], query="bando mercato")
    assert (met[text.id].before, met[text.id].met, met[text.id].after) == ("Si aprono due ", "bandi", " per gli orti")
    assert met[both.id].met == "mercati"


def test_a_document_that_is_withdrawn_says_so_for_ever() -> None:
    first, second = publish(), publish("by mistake")
    gone = services.withdraw(id=key("gone"), document=first.id, why="Sostituita", stamp=stamp(17, who="olga"))
    assert services.withdraw(id=key("gone"), document=first.id, why="Sostituita", stamp=stamp(17, who="olga")) == gone
    assert gone.withdrawn is not None
    assert gone.withdrawn.why == "Sostituita"
    assert selectors.content(gone.latest.id).startswith(b"%PDF-")  # the office can still open it
    erased = services.withdraw(
        id=key("erased"), document=second.id, why="Aveva un nome", erase=True, stamp=stamp(17, who="olga")
    )
    assert erased.latest.sha256 == second.latest.sha256
    with pytest.raises(NotFoundError, match="file_not_found"):
        selectors.content(erased.latest.id)
    assert selectors.found("mercati", public_only=False) == ()
    with pytest.raises(ConflictError, match="document_withdrawn"):
        services.set_public(id=key("show"), document=first.id, public=True, stamp=stamp(who="olga"))


def archived(document: DocumentView, word: str) -> DocumentView:
    return services.archive(
        id=key(word), document=document.id, number=1, name="a.pdf", author="Ufficio", sheet=b"", stamp=stamp(who="olga")
    )


def test_a_copy_for_an_archive_is_made_once_and_goes_with_what_is_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    copy = Copy(form=Form.PAGES, standard="PDF/A-2B", checker="a checker 1.0", content=a_pdf("La copia"))
    monkeypatch.setattr(copies, "make", lambda _content, **_told: copy)
    first = archived(publish(), "copy")
    kept = first.latest.archive
    assert kept is not None
    assert (kept.form, kept.standard, kept.checker) == (Form.PAGES, "PDF/A-2B", "a checker 1.0")
    assert selectors.content(kept.id) == a_pdf("La copia")
    assert archived(first, "copy") == archived(first, "asked again") == first
    with pytest.raises(NotFoundError, match="document_not_found"):
        services.archive(
            id=key("no"), document=first.id, number=9, name="", author="", sheet=b"", stamp=stamp(who="olga")
        )
    monkeypatch.setattr(copies, "make", lambda _content, **_told: replace(copy, form=Form.AS_IS, content=b""))
    as_it_is = archived(publish("as it is"), "as it is").latest
    assert as_it_is.archive is not None
    assert (as_it_is.archive.size_bytes, as_it_is.archive.sha256) == (0, as_it_is.sha256)
    services.withdraw(id=key("gone"), document=first.id, why="Un nome", erase=True, stamp=stamp(who="olga"))
    assert selectors.document(first.id).latest.archive is None
    with pytest.raises(NotFoundError, match="file_not_found"):
        selectors.content(kept.id)
    with pytest.raises(ConflictError, match="document_withdrawn"):
        archived(first, "too late")


def test_what_cannot_be_read_says_so_and_expenses_are_never_read() -> None:
    assert publish("picture", content=PNG).latest.legible == Legible.NONE
    assert publish("broken", content=b"%PDF-1.7 and then nothing").latest.legible == Legible.BROKEN
    invoice = publish("invoice", kind=DocumentKind.EXPENSE, public=False, title=Bilingual(it="Fattura 12"))
    assert invoice.latest.legible == Legible.UNREAD
    assert selectors.found("mercati", public_only=False) == ()
    declared = a_pdf("Atto", more=b'<rdf pdfaid:part="2" pdfaid:conformance="B"/>')
    assert words_of(declared).declares == "PDF/A-2B"


@pytest.mark.parametrize(
    ("content", "name", "code", "data"),
    [
        (PNG, "atto.pdf", "file_not_what_it_says", {"says": "PDF", "found": "PNG"}),
        (b"PK\x03\x04 word", "atto.pdf", "file_not_what_it_says", {"says": "PDF", "found": "ZIP, DOCX, XLSX, ODT"}),
        (b"any bytes", "foto.jpeg", "file_unlike_its_name", {"says": "JPG"}),
        (b"%PDF-1.7 and then nothing", "atto.pdf", "pdf_does_not_open", {}),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(content: bytes, name: str, code: str, data: object) -> None:
    with pytest.raises(FabeneError) as refused:
        checked(content, name=name)
    assert (refused.value.code, refused.value.data) == (code, data)
    assert checked(a_pdf("Atto"), name="Atto.PDF")


def test_a_licence_comes_from_the_list() -> None:
    with pytest.raises(FabeneError, match="licence_unknown"):
        publish(licence="MIT")
