"""What a family wants in its bag and what it does not, and the language it is spoken to in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from fabene.core.food import ALLERGENS, CATEGORIES, DIETS
from fabene.households import services, words
from fabene.households.values import Language
from fabene.web.pages.family import answers
from fabene.web.pages.family.visits import Visit, visiting
from fabene.web.pages.family.voice import Voice

AVOIDED = (*DIETS, *ALLERGENS)
OFTEN = ("pork", "meat", "beef", "fish", "milk", "eggs", "gluten", "nuts", "alcohol", "animal")
"""What is asked for most often comes first; the rest is one tap away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A box to tick."""

    key: str
    label: str
    ticked: bool


class FoodForm(answers.ButtonForm):
    """What is not wanted and what is liked."""

    avoid = forms.MultipleChoiceField(required=False, choices=[(key, key) for key in AVOIDED])
    like = forms.MultipleChoiceField(required=False, choices=[(key, key) for key in CATEGORIES])


class LanguageForm(answers.ButtonForm):
    """One of the languages families are spoken to in."""

    language = forms.ChoiceField(choices=[(key, key) for key in words.LANGUAGES])


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def food(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what was chosen and change it; the next plan obeys."""
    if request.method == "POST":
        return _choose(request, visit)
    family, voice = visit.family, visit.voice
    rarely = _tiles(voice, keys=[key for key in AVOIDED if key not in OFTEN], ticked=family.excludes)
    shown = {
        "avoid": _tiles(voice, keys=OFTEN, ticked=family.excludes),
        "rarely": rarely,
        "rarely_ticked": any(tile.ticked for tile in rarely),
        "likes": [Tile(key=key, label=voice.category(key), ticked=key in family.likes) for key in CATEGORIES],
        "form": answers.ButtonForm(auto_id=False),
    }
    return answers.page(request, visit, template="food", title=voice.say("food.title"), shown=shown)


def _tiles(voice: Voice, *, keys: Iterable[str], ticked: frozenset[str]) -> list[Tile]:
    return [Tile(key=key, label=voice.avoided(key), ticked=key in ticked) for key in keys]


def _choose(request: HttpRequest, visit: Visit) -> HttpResponse:
    form = FoodForm(request.POST)
    if not form.is_valid():
        visit.refuse(visit.voice.say("refused.refused"))
        return answers.go("food")
    said, before = form.cleaned_data, visit.family
    chosen = answers.act(
        visit,
        lambda: services.choose(
            id=said["id"], household=before.id, excludes=said["avoid"], likes=said["like"], stamp=visit.stamp
        ),
    )
    if not chosen:
        return answers.go("food")
    fields = {"avoid": sorted(before.excludes), "like": sorted(before.likes)}
    text = visit.voice.say("frame.undone" if said["undo"] else "food.saved")
    return answers.done(visit, text, undo=answers.address("food"), fields=fields)


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def language(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the languages and speak another from now on."""
    if request.method == "POST":
        return _speak(request, visit)
    shown = {"languages": [(Voice(key), name) for key, name in words.LANGUAGES.items()]}
    form = {"form": answers.ButtonForm(auto_id=False)}
    title = visit.voice.say("language.title")
    return answers.page(request, visit, template="language", title=title, shown={**shown, **form})


def _speak(request: HttpRequest, visit: Visit) -> HttpResponse:
    form = LanguageForm(request.POST)
    if not form.is_valid():
        visit.refuse(visit.voice.say("refused.refused"))
        return answers.go("language")
    said, before = form.cleaned_data, visit.voice.language
    spoken = answers.act(
        visit,
        lambda: services.speak(
            id=said["id"], household=visit.of, language=Language(said["language"]), stamp=visit.stamp
        ),
    )
    if not spoken:
        return answers.go("language")
    text = Voice(said["language"]).say("language.saved")
    return answers.done(visit, text, undo=answers.address("language"), fields={"language": [before]})
