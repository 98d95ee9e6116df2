import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Mail",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("date", models.DateField()),
                    ("number", models.PositiveSmallIntegerField()),
                    ("week", models.DateField(null=True)),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("user", "date", "number"), name="deadline_mail_numbered"),
                        models.UniqueConstraint(fields=("user", "week"), name="deadline_week_once"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Telling",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("key", models.UUIDField()),
                    ("kind", models.CharField(max_length=30)),
                    ("interval_days", models.PositiveSmallIntegerField()),
                    ("at", models.DateTimeField(db_index=True)),
                    (
                        "mail",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="tellings", to="deadlines.mail"
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("user", "key", "kind", "interval_days", "at"), name="deadline_told_once"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Choice",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("pace", models.CharField(max_length=10)),
                    ("language", models.CharField(max_length=2)),
                    ("happened_at", models.DateTimeField()),
                    ("undone_at", models.DateTimeField(null=True)),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("pace__in", ["at_once", "daily", "last_day"])),
                            name="deadline_pace_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("language__in", ("it", "en"))), name="deadline_language_known"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Feed",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("happened_at", models.DateTimeField()),
                    ("expires_at", models.DateTimeField()),
                    ("revoked_at", models.DateTimeField(null=True)),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("revoked_at__isnull", True)),
                            fields=("user",),
                            name="deadline_feed_once",
                        )
                    ],
                },
            ),
        )
    ]
