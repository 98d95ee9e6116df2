"""What a juror reads of a proposal: who, where, the answers, the money; and where its documents are."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fabene.programme.applications.values import ApplicationView
from fabene.programme.calls.values import CallView
from fabene.web import formats
from fabene.web.pages.selection.scope import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it, line by line."""

    title: str
    lines: tuple[str, ...]


def sections(call: CallView, application: ApplicationView) -> tuple[Section, ...]:
    """Return a proposal as it is read, section by section; what nobody wrote is left out."""
    every = (_bodies(application), *_answers(call, application), _money(call, application))
    return tuple(section for section in every if section.lines)


def _bodies(application: ApplicationView) -> Section:
    return Section(
        title=_("Chi la presenta"), lines=tuple(part.name for part in application.organisations if part.name)
    )


def _answers(call: CallView, application: ApplicationView) -> tuple[Section, ...]:
    return tuple(
        Section(
            title=said(question.text),
            lines=tuple(line for line in application.answers.get(question.key, "").splitlines() if line.strip()),
        )
        for question in call.questions
    )


def _money(call: CallView, application: ApplicationView) -> Section:
    if not application.budget:
        return Section(title=_("Conti"), lines=())
    kinds = {kind.key: said(kind.title) for kind in call.cost_kinds}
    asked = _("Chiede %(euros)s") % {"euros": formats.euros(application.asked_cents)}
    rows = (
        f"{kinds.get(line.cost_kind, line.cost_kind)}: {line.text}, {formats.euros(line.amount_cents)}"
        for line in application.budget
    )
    return Section(title=_("Conti"), lines=(asked, *rows))
