from django.apps import AppConfig


class GrantsConfig(AppConfig):
    name = "fabene.programme.grants"
    label = "grants"
    default_auto_field = "django.db.models.BigAutoField"
