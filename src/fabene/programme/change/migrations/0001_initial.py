import django.db.models.deletion
from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Change",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("programme", models.UUIDField(db_index=True)),
                    ("network", models.UUIDField(db_index=True, null=True)),
                    ("policy", models.UUIDField(null=True)),
                    ("title_it", models.CharField(max_length=200)),
                    ("title_en", models.CharField(blank=True, max_length=200)),
                    ("problem_it", models.CharField(max_length=2000)),
                    ("problem_en", models.CharField(blank=True, max_length=2000)),
                    ("before_it", models.CharField(blank=True, max_length=2000)),
                    ("before_en", models.CharField(blank=True, max_length=2000)),
                    ("after_it", models.CharField(blank=True, max_length=2000)),
                    ("after_en", models.CharField(blank=True, max_length=2000)),
                    ("act", models.CharField(blank=True, max_length=300)),
                    ("source", models.CharField(blank=True, max_length=500)),
                ],
            ),
            migrations.CreateModel(
                name="EcosystemMap",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("network", models.UUIDField(db_index=True)),
                    ("on", models.DateField()),
                    ("source", models.CharField(max_length=500)),
                    ("recorded_at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Dossier",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("network", models.UUIDField(db_index=True)),
                    ("programme", models.UUIDField()),
                    ("number", models.PositiveIntegerField()),
                    ("results_it", models.CharField(blank=True, max_length=3000)),
                    ("results_en", models.CharField(blank=True, max_length=3000)),
                    ("costs_it", models.CharField(blank=True, max_length=3000)),
                    ("costs_en", models.CharField(blank=True, max_length=3000)),
                    ("stays_it", models.CharField(blank=True, max_length=3000)),
                    ("stays_en", models.CharField(blank=True, max_length=3000)),
                    ("pays_it", models.CharField(blank=True, max_length=3000)),
                    ("pays_en", models.CharField(blank=True, max_length=3000)),
                    ("next_it", models.CharField(blank=True, max_length=3000)),
                    ("next_en", models.CharField(blank=True, max_length=3000)),
                    ("next_programme", models.UUIDField(null=True)),
                    ("source", models.CharField(blank=True, max_length=500)),
                    ("written_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("network", "programme", "number"), name="dossier_edition_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Actor",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("position", models.PositiveIntegerField()),
                    ("name", models.CharField(max_length=100)),
                    (
                        "map",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="actors", to="change.ecosystemmap"
                        ),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("map", "position"), name="actor_position_once")],
                },
            ),
            migrations.CreateModel(
                name="EcosystemTie",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("position", models.PositiveIntegerField()),
                    ("what", models.CharField(blank=True, max_length=200)),
                    (
                        "first",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="change.actor"
                        ),
                    ),
                    (
                        "map",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="ties", to="change.ecosystemmap"
                        ),
                    ),
                    (
                        "second",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="change.actor"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("map", "position"), name="tie_position_once"),
                        models.CheckConstraint(
                            condition=models.Q(("first", models.F("second")), _negated=True), name="tie_joins_two"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Status",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("status", models.CharField(max_length=10)),
                    ("on", models.DateField()),
                    ("note", models.CharField(blank=True, max_length=500)),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "change",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="history", to="change.change"
                        ),
                    ),
                    ("number", models.PositiveIntegerField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("status__in", ["proposed", "agreed", "tried", "in_place", "stopped"])),
                            name="change_status",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("note", ""), ("status", "stopped"), _negated=True),
                            name="change_stopped_says_why",
                        ),
                        models.UniqueConstraint(fields=("change", "number"), name="change_status_number_once"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ChangeParty",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("organisation", models.UUIDField()),
                    ("position", models.PositiveIntegerField()),
                    (
                        "change",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="change.change"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("change", "organisation"), name="change_party_once")
                    ],
                },
            ),
        )
    ]
