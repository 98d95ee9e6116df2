from django.apps import AppConfig

from fabene.web.plain_errors import speak_plainly

# Here and not when all is ready: a field takes its messages along when the class of its form is made.
speak_plainly()


class WebConfig(AppConfig):
    name = "fabene.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
