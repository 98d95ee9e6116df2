from django.apps import AppConfig


class CollectingConfig(AppConfig):
    name = "fabene.collecting"
    label = "collecting"
    default_auto_field = "django.db.models.BigAutoField"
