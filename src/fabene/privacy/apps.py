from django.apps import AppConfig
from django.core.checks import Tags, register

from fabene.lib.append_only import check_of

APPEND_ONLY = (
    "privacy_retention",
    "privacy_legalbasis",
    "privacy_confirmation",
    "privacy_breach",
    "privacy_breachnote",
)


class PrivacyConfig(AppConfig):
    name = "fabene.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database checked for the triggers that this room relies on."""
        for table in APPEND_ONLY:
            register(check_of(table), Tags.database)
