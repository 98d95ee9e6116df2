"""Food: its categories, what it may contain, and until when it may be handed out."""

from fabene.core.food.attributes import ALLERGENS, DIETS, EXCLUSIONS, with_implied
from fabene.core.food.categories import CATEGORIES, COUNTED, EVERY_CATEGORY, Category, DateKind, category
from fabene.core.food.dates import NO_LAST_DAY, Refusal, last_day, refusal

__all__ = [
    "ALLERGENS",
    "CATEGORIES",
    "COUNTED",
    "DIETS",
    "EVERY_CATEGORY",
    "EXCLUSIONS",
    "NO_LAST_DAY",
    "Category",
    "DateKind",
    "Refusal",
    "category",
    "last_day",
    "refusal",
    "with_implied",
]
