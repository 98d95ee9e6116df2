"""What food may contain and a household may have to avoid. Why a household avoids it is never asked."""

from collections.abc import Iterable

from fabene.core.errors import FabeneError

ALLERGENS: tuple[str, ...] = (
    "gluten",
    "crustaceans",
    "eggs",
    "fish",
    "peanuts",
    "soy",
    "milk",
    "nuts",
    "celery",
    "mustard",
    "sesame",
    "sulphites",
    "lupin",
    "molluscs",
)
"""The fourteen of Regulation (EU) 1169/2011, Annex II, in its order."""

DIETS: tuple[str, ...] = ("pork", "beef", "meat", "alcohol", "animal")
"""What people avoid for other reasons; ``animal`` is anything that comes from an animal."""

EXCLUSIONS: tuple[str, ...] = ALLERGENS + DIETS
"""Everything a household may exclude."""

IMPLIES: dict[str, tuple[str, ...]] = {
    "pork": ("meat", "animal"),
    "beef": ("meat", "animal"),
    "meat": ("animal",),
    "milk": ("animal",),
    "eggs": ("animal",),
    "fish": ("animal",),
    "crustaceans": ("animal",),
    "molluscs": ("animal",),
}


def with_implied(attributes: Iterable[str]) -> frozenset[str]:
    """Return ``attributes`` and all they imply (pork is meat, milk comes from an animal).

    Raises ``FabeneError``: ``attribute_unknown``.
    """
    said = frozenset(attributes)
    for attribute in sorted(said):
        if attribute not in EXCLUSIONS:
            raise FabeneError("attribute_unknown", attribute=attribute)
    return said.union(*(IMPLIES.get(attribute, ()) for attribute in said))
