"""What a household says of itself: how many they are, what they do not eat, the language they speak."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from fabene.core.errors import FabeneError
from fabene.core.food import CATEGORIES, EXCLUSIONS
from fabene.core.scales import MAX_PEOPLE
from fabene.households.models import Choice, Composition, Spoken
from fabene.households.services.common import write_once
from fabene.households.values import Band, Language, People
from fabene.lib.stamps import Stamp


@transaction.atomic
def count_people(*, id: UUID, household: UUID, people: People | tuple[int, int], since: date, stamp: Stamp) -> None:
    """Say how many live there from ``since`` on, by band, or as (adults, children below 14 years).

    Raises ``FabeneError`` (``household_size_refused``, ``band_unknown``), ``NotFoundError`` (``household_not_found``),
    ``ConflictError`` (``id_used_for_something_else``).
    """
    adults, children, bands = counted(people)
    write_once(
        Composition.objects,
        id=id,
        household=household,
        what="household.people",
        stamp=stamp,
        adults=adults,
        children=children,
        bands=bands,
        since=since,
    )


@transaction.atomic
def choose(*, id: UUID, household: UUID, excludes: Collection[str], likes: Collection[str], stamp: Stamp) -> None:
    """Say what is not wanted or not safe, and what is liked; it holds from the next plan on.

    Raises ``FabeneError`` (``exclusion_unknown``, ``category_unknown``), ``NotFoundError``
    (``household_not_found``), ``ConflictError`` (``id_used_for_something_else``).
    """
    check_choice(excludes, likes)
    write_once(
        Choice.objects,
        id=id,
        household=household,
        what="household.choice",
        stamp=stamp,
        excludes=sorted(set(excludes)),
        likes=sorted(set(likes)),
    )


@transaction.atomic
def speak(*, id: UUID, household: UUID, language: Language | str, stamp: Stamp) -> None:
    """Say in which language the household wants to be spoken to.

    Raises ``FabeneError`` (``language_unknown``), ``NotFoundError`` (``household_not_found``), ``ConflictError``
    (``id_used_for_something_else``).
    """
    if language not in set(Language):
        raise FabeneError("language_unknown", language=language)
    said = Language(language).value
    write_once(Spoken.objects, id=id, household=household, what="household.language", stamp=stamp, language=said)


def counted(people: People | tuple[int, int]) -> tuple[int, int, dict[str, int]]:
    """Return (adults, children, bands somebody is in).

    Raises ``FabeneError`` (``household_size_refused``, ``band_unknown``).
    """
    if isinstance(people, tuple):
        adults, children, bands = *people, {}
    else:
        bands = _checked(people.bands)
        adults, children = people.adults, people.children
    if min(adults, children) < 0 or not 1 <= adults + children <= MAX_PEOPLE:
        raise FabeneError("household_size_refused", adults=adults, children=children, limit=MAX_PEOPLE)
    return adults, children, bands


def _checked(bands: Mapping[Band, int]) -> dict[str, int]:
    for band in sorted(set(bands) - set(Band)):
        raise FabeneError("band_unknown", band=band)
    if any(number < 0 for number in bands.values()):
        raise FabeneError("household_size_refused", adults=0, children=0, limit=MAX_PEOPLE)
    return {band.value: number for band in Band if (number := bands.get(band, 0))}


def check_choice(excludes: Collection[str], likes: Collection[str]) -> None:
    """Raise ``FabeneError`` (``exclusion_unknown``, ``category_unknown``) for what nobody can exclude or like."""
    for key in sorted(set(excludes) - set(EXCLUSIONS)):
        raise FabeneError("exclusion_unknown", exclusion=key)
    for key in sorted(set(likes) - set(CATEGORIES)):
        raise FabeneError("category_unknown", category=key)
