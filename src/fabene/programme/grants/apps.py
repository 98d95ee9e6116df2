from django.apps import AppConfig
from django.core.checks import Tags, register

from fabene.lib.append_only import check_of

TRAIL = "grants_deed"


class GrantsConfig(AppConfig):
    name = "fabene.programme.grants"
    label = "grants"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database checked for the triggers that keep the audit trail as it was written."""
        register(check_of(TRAIL), Tags.database)
