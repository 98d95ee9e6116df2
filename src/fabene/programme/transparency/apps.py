from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    name = "fabene.programme.transparency"
    label = "transparency"
    default_auto_field = "django.db.models.BigAutoField"
