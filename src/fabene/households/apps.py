from django.apps import AppConfig


class HouseholdsConfig(AppConfig):
    name = "fabene.households"
    label = "households"
    default_auto_field = "django.db.models.BigAutoField"
