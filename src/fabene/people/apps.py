from django.apps import AppConfig
from django.core.checks import Tags, register

from fabene.lib.append_only import check_of
from fabene.people.purges import GUARDED, check_of_early_purges


class PeopleConfig(AppConfig):
    name = "fabene.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database checked for the triggers that this room relies on."""
        for table, when in GUARDED.items():
            register(check_of(table, when=when), Tags.database)
        register(check_of_early_purges, Tags.database)
