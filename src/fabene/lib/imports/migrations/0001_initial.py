import django.db.models.deletion
from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="ImportBatch",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("network", models.UUIDField(db_index=True)),
                    ("kind", models.CharField(max_length=20)),
                    ("file_name", models.CharField(max_length=100)),
                    ("sha256", models.CharField(max_length=64)),
                    ("content", models.BinaryField(null=True)),
                    ("head", models.BinaryField(null=True)),
                    ("told", models.BinaryField(null=True)),
                    ("mapping", models.JSONField(default=dict)),
                    ("answers", models.JSONField(default=dict)),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("staged", "staged"),
                                ("checking", "checking"),
                                ("checked", "checked"),
                                ("queued", "queued"),
                                ("done", "done"),
                                ("undoing", "undoing"),
                                ("undone", "undone"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("goes_on", models.BooleanField(default=False)),
                    ("rows", models.PositiveIntegerField(default=0)),
                    ("written", models.PositiveIntegerField(default=0)),
                    ("known", models.PositiveIntegerField(default=0)),
                    ("new", models.PositiveIntegerField(default=0)),
                    ("wrong", models.PositiveIntegerField(default=0)),
                    ("progress", models.PositiveIntegerField(default=0)),
                    ("faults", models.JSONField(default=list)),
                    ("fault_count", models.PositiveIntegerField(default=0)),
                    ("claim", models.UUIDField(null=True)),
                    ("claimed_until", models.DateTimeField(null=True)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["network", "kind", "sha256"], name="imports_same_file")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["staged", "checking", "checked", "queued", "done", "undoing", "undone"])
                            ),
                            name="imports_batch_state",
                        ),
                        models.CheckConstraint(condition=models.Q(("rows__lte", 100000)), name="imports_batch_rows"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ImportMade",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "batch",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="made", to="imports.importbatch"
                        ),
                    ),
                    ("row", models.PositiveIntegerField()),
                    ("what", models.CharField(max_length=20)),
                    ("key", models.UUIDField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("batch", "what", "key"), name="imports_made_once")],
                },
            ),
            migrations.CreateModel(
                name="ImportColumn",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("network", models.UUIDField()),
                    ("kind", models.CharField(max_length=20)),
                    ("head", models.CharField(max_length=200)),
                    ("field", models.CharField(max_length=40)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("network", "kind", "head"), name="imports_head_once")
                    ],
                },
            ),
        )
    ]
