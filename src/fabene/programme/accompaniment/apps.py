from django.apps import AppConfig


class AccompanimentConfig(AppConfig):
    name = "fabene.programme.accompaniment"
    label = "accompaniment"
    default_auto_field = "django.db.models.BigAutoField"
