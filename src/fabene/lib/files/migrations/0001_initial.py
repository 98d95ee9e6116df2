from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Version",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("subject", models.UUIDField()),
                    ("number", models.PositiveIntegerField()),
                    (
                        "kind",
                        models.CharField(
                            choices=[("pdf", "pdf"), ("png", "png"), ("jpg", "jpg"), ("webp", "webp")], max_length=8
                        ),
                    ),
                    ("size_bytes", models.PositiveIntegerField()),
                    ("sha256", models.CharField(db_index=True, max_length=64)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("subject", "number"), name="files_version_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(("size_bytes__gte", 1), ("size_bytes__lte", 20971520)),
                            name="files_version_size",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["pdf", "png", "jpg", "webp"])), name="files_version_kind"
                        ),
                    ],
                },
            ),
        )
    ]
