"""Food: its categories, what it may contain, and until when it may be handed out."""

from fabene.core.food.attributes import ALLERGENS, DIETS, EXCLUSIONS, with_implied
from fabene.core.food.categories import CATEGORIES, Category, DateKind, category
from fabene.core.food.dates import Refusal, last_day, refusal

__all__ = [
    "ALLERGENS",
    "CATEGORIES",
    "DIETS",
    "EXCLUSIONS",
    "Category",
    "DateKind",
    "Refusal",
    "category",
    "last_day",
    "refusal",
    "with_implied",
]
