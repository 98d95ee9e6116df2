from django.db import migrations

from fabene.lib.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("calls", "0001_initial")]

    operations = [
        *(
            append_only(table)
            for table in (
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
        )
    ]
