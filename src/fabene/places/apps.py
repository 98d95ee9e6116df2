from django.apps import AppConfig
from django.core.checks import Tags, register

from fabene.lib.append_only import check_of


class PlacesConfig(AppConfig):
    name = "fabene.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database checked for the triggers that this room relies on."""
        register(check_of("places_agreementstep"), Tags.database)
