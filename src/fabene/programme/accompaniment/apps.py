from django.apps import AppConfig
from django.core.checks import Tags, register

from fabene.lib.append_only import check_of


class AccompanimentConfig(AppConfig):
    name = "fabene.programme.accompaniment"
    label = "accompaniment"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database checked for the triggers that keep the diaries."""
        register(check_of("accompaniment_diaryentry"), Tags.database)
