"""What asks for the PIN: the name, everything held, its download, and who looked."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from fabene.core.errors import FabeneError
from fabene.households import services, words
from fabene.households.selectors import everything_about
from fabene.households.values import ContactKind
from fabene.lib.ids import derived
from fabene.lib.pins import DIGITS
from fabene.people.selectors import readings_of, roles_of
from fabene.people.services import note_reading
from fabene.people.values import ReadingReason, ReadingView, Role
from fabene.places.selectors import market
from fabene.web.pages.family import answers
from fabene.web.pages.family.visits import Visit, visiting
from fabene.web.pages.family.voice import Voice
from fabene.web.pages.privacy.archive import household_archive

MOST_READINGS = 30
WHO: Mapping[Role, str] = {
    Role.CASEWORKER: "caseworker",
    Role.RIDER: "rider",
    Role.COORDINATOR: "coordinator",
    Role.PROGRAMME: "programme",
}
"""Role → the text of ``[who]`` that names it; whoever else is said in general."""


class PinForm(answers.ButtonForm):
    """The six digits; blanks between them do not matter."""

    pin = forms.CharField(max_length=20)

    def clean_pin(self) -> str:
        """Return the digits alone, whatever script they are typed in; what cannot be a PIN is no try."""
        typed = "".join(str(self.cleaned_data["pin"]).split())
        if len(typed) != DIGITS or not typed.isdecimal():
            raise forms.ValidationError("", code="invalid")
        return "".join(str(int(digit)) for digit in typed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who read the family's details: in which role and for whom, why, and when."""

    who: str
    organisation: str
    why: str
    when: str


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def data(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask for the PIN; once it was right, show what is held and who looked."""
    if visit.home is None:
        return answers.go("home")
    if request.method == "POST":
        return _try(request, visit)
    if visit.unlocked:
        return _show(request, visit)
    return _ask(request, visit)


def _ask(request: HttpRequest, visit: Visit, *, trouble: str = "") -> HttpResponse:
    missing = "" if visit.has_pin else visit.voice.say("refused.pin_none")
    shown = {"trouble": trouble or missing, "form": answers.ButtonForm(auto_id=False), "has_pin": visit.has_pin}
    title, status = visit.voice.say("data.title"), 400 if trouble else 200
    return answers.page(request, visit, template="pin", title=title, shown=shown, status=status)


def _try(request: HttpRequest, visit: Visit) -> HttpResponse:
    form = PinForm(request.POST)
    if not form.is_valid():
        return _ask(request, visit, trouble=visit.voice.say("refused.pin_missing"))
    try:
        services.try_pin(
            id=form.cleaned_data["id"], household=visit.of, pin=form.cleaned_data["pin"], stamp=visit.stamp
        )
    except FabeneError as refused:
        return _ask(request, visit, trouble=visit.voice.refused(refused))
    note_reading(
        id=derived(form.cleaned_data["id"], "reading"),
        key=visit.of,
        what="household.everything",
        reason=ReadingReason.OWN,
        network=visit.family.network,
        stamp=visit.stamp,
    )
    visit.unlock()
    return answers.go("data")


def _show(request: HttpRequest, visit: Visit) -> HttpResponse:
    held, voice, family = everything_about(household=visit.of), visit.voice, visit.family
    readings = sorted(readings_of(visit.of), key=lambda reading: reading.happened_at, reverse=True)
    avoided = voice.listed(voice.avoided(key) for key in sorted(family.excludes))
    liked = voice.listed(voice.category(key) for key in sorted(family.likes))
    shown = {
        "contacts": [(voice.say(f"data.{kind.value}"), held["contacts"].get(kind.value, "")) for kind in ContactKind],
        "held": [
            (voice.say("data.code"), family.code),
            (voice.say("data.since"), voice.full_day(family.since)),
            (voice.say("data.adults"), str(family.adults)),
            (voice.say("data.children"), str(family.children)),
            (voice.say("data.market"), market(family.market).name),
            (voice.say("data.language"), words.LANGUAGES[voice.language]),
            (voice.say("food.avoid"), avoided or voice.say("data.empty")),
            (voice.say("food.likes"), liked or voice.say("data.empty")),
        ],
        "readers": [_reader(reading, voice, network=family.network) for reading in readings[:MOST_READINGS]],
        "more": len(readings) > MOST_READINGS,
        "form": answers.ButtonForm(auto_id=False),
    }
    return answers.page(request, visit, template="data", title=voice.say("data.title"), shown=shown)


def _reader(reading: ReadingView, voice: Voice, *, network: UUID) -> Reader:
    when = timezone.localdate(reading.happened_at)
    role, organisation = ("family", "") if reading.reason == ReadingReason.OWN else _role(reading.who, network=network)
    return Reader(
        who=voice.say(f"who.{role}"),
        organisation=organisation,
        why=voice.say(f"why.{reading.reason.value}"),
        when=f"{voice.full_day(when)}, {voice.clock(reading.happened_at)}",
    )


def _role(who: UUID, *, network: UUID) -> tuple[str, str]:
    """Return the text that names what somebody does in a network, and for which organisation."""
    held = [role for role in roles_of(who) if role.network_id in {network, None}]
    named = [role for role in held if role.role in WHO] or held
    if not named:
        return "other", ""
    return WHO.get(named[0].role, "other"), named[0].organisation_name


@require_POST
@visiting
def download(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give everything held and everybody who looked, as a file; that it was taken is written down."""
    form = answers.pressed(request, visit)
    if form is None or not visit.unlocked:
        return answers.go("data")
    made = list[HttpResponse]()
    if not answers.act(visit, lambda: made.append(_archive(form, visit))):
        return answers.go("data")
    return made[0]


def _archive(form: answers.ButtonForm, visit: Visit) -> HttpResponse:
    with override(visit.voice.language if visit.voice.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        return household_archive(
            form.cleaned_data["id"], household=visit.of, stamp=visit.stamp, reason=ReadingReason.OWN
        )


@require_POST
@visiting
def lock(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 - what a view is called with
    """Ask for the PIN again from now on."""
    visit.pin_until = None
    return answers.go("home")
