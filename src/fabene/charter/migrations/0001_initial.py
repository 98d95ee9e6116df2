import django.db.models.deletion
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
                name="RuleValue",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("key", models.CharField(max_length=50)),
                    ("number", models.PositiveIntegerField()),
                    ("value", models.JSONField(null=True)),
                    ("in_force_from", models.DateField()),
                    ("source_kind", models.CharField(max_length=10)),
                    ("source_key", models.CharField(max_length=200)),
                    ("source_hash", models.CharField(blank=True, max_length=64)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="rule_values", to="people.network"
                        ),
                    ),
                ],
                options={
                    "db_table": "charter_rule_value",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("source_kind__in", ["law", "default", "decision"])),
                            name="rule_source_known",
                        ),
                        models.UniqueConstraint(fields=("network", "key", "number"), name="rule_values_counted"),
                    ],
                },
            ),
        )
    ]
