from django.db import migrations

from fabene.lib.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial")]

    operations = [
        *(
            append_only(table)
            for table in (
                "privacy_retention",
                "privacy_legalbasis",
                "privacy_confirmation",
                "privacy_breach",
                "privacy_breachnote",
            )
        )
    ]
