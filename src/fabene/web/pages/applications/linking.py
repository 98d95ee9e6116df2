"""The office says which body of this site stands behind a proposal: then a grant can be awarded to it."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.people.values import OrganisationView
from fabene.programme.applications import selectors, services
from fabene.programme.applications.values import ApplicationView, PartView
from fabene.programme.calls import selectors as calls
from fabene.web.notices import refuse, tell
from fabene.web.pages.writing import WriteForm, act, stamp_of

PERMISSION = "calls.manage"


class LinkForm(WriteForm):
    """Which body of this site it is; none where it is nobody of it."""

    organisation = forms.TypedChoiceField(
        label=gettext_lazy("Ente di questo sito"), required=False, coerce=UUID, empty_value=None
    )

    def __init__(self, *args: Any, bodies: tuple[OrganisationView, ...], **known: Any) -> None:
        """Offer the bodies of the site."""
        super().__init__(*args, **known)
        offered = [("", _("nessuno: è scritto solo così")), *((str(body.id), body.name) for body in bodies)]
        cast(Any, self.fields["organisation"]).choices = offered


def links_of(view: ApplicationView) -> list[tuple[PartView, str, LinkForm]]:
    """Return each body of a proposal, the one of the site it is (empty: nobody said), and the form to say so.

    Where nobody said, the form begins with the body that has the same tax code.
    """
    bodies = tuple(sorted(people.organisations(), key=lambda body: body.name.casefold()))
    names = {body.id: body.name for body in bodies}
    alike = {body.tax_code: body.id for body in bodies if body.tax_code}
    return [
        (
            part,
            names.get(part.organisation, "") if part.organisation else "",
            LinkForm(
                bodies=bodies,
                auto_id=f"ente-{part.id}-%s",
                initial={"organisation": str(part.organisation or alike.get(part.tax_code) or "")},
            ),
        )
        for part in view.organisations
    ]


@require_POST
def link(request: HttpRequest, *, slug: str, application: UUID, part: UUID) -> HttpResponse:
    """Write down which body of the site a part is, or that it is none."""
    require(request.user, PERMISSION, None)
    selectors.to_office(id=application, call=calls.call_by_slug(slug).id)
    form = LinkForm(request.POST, bodies=people.organisations())
    stamp = stamp_of(request)
    if not form.is_valid():
        refuse(request, _("Scegli l’ente dall’elenco."))
    elif act(request, lambda: _link(form, application=application, part=part, stamp=stamp)):
        tell(request, _("Scritto: l’ente è quello che hai scelto."))
    return redirect("applications:record", slug, application)


def _link(form: LinkForm, *, application: UUID, part: UUID, stamp: Any) -> PartView:
    told = form.cleaned_data
    return services.link_part(
        id=told["id"], application=application, part=part, organisation=told["organisation"], stamp=stamp
    )
