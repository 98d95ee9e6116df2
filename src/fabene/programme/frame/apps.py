from django.apps import AppConfig
from django.core.checks import Tags, register

from fabene.lib.append_only import check_of


class FrameConfig(AppConfig):
    name = "fabene.programme.frame"
    label = "frame"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database checked for the triggers that keep the history."""
        register(check_of("frame_revision"), Tags.database)
