from django.apps import AppConfig
from django.core.checks import Tags, register

from fabene.ledger.checks import check_triggers


class LedgerConfig(AppConfig):
    name = "fabene.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every migration and deployment check ask whether the triggers stand."""
        register(check_triggers, Tags.database)
