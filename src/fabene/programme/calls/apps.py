from django.apps import AppConfig
from django.core.checks import Tags, register

from fabene.lib.append_only import check_of

APPEND_ONLY = (
    "calls_version",
    "calls_juror",
    "calls_calledin",
    "calls_juryclosing",
    "calls_answer",
    "calls_setaside",
    "calls_interest",
    "calls_admission",
    "calls_turning",
)


class CallsConfig(AppConfig):
    name = "fabene.programme.calls"
    label = "calls"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database checked for the triggers that this flat relies on."""
        for table in APPEND_ONLY:
            register(check_of(table), Tags.database)
