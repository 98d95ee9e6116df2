import django.db.models.deletion
from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Selection",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("call", models.UUIDField(unique=True)),
                    ("places", models.PositiveSmallIntegerField()),
                    ("criteria", models.JSONField()),
                    ("max_score", models.PositiveSmallIntegerField()),
                    ("half_points", models.BooleanField(default=False)),
                    ("least_halves", models.PositiveSmallIntegerField(default=0)),
                    ("ties", models.JSONField()),
                    ("seed", models.CharField(max_length=200)),
                    ("seed_source", models.CharField(max_length=300)),
                    ("appeal_days", models.PositiveSmallIntegerField()),
                    ("simulated", models.BooleanField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("max_score__gte", 1), ("max_score__lte", 1000)), name="selection_scale"
                        ),
                        models.CheckConstraint(condition=models.Q(("places__lte", 2000)), name="selection_places"),
                        models.CheckConstraint(
                            condition=models.Q(("appeal_days__gte", 1), ("appeal_days__lte", 365)),
                            name="selection_appeal_days",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Admission",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("application", models.UUIDField()),
                    ("number", models.PositiveIntegerField()),
                    ("outcome", models.CharField(max_length=20)),
                    ("reason", models.CharField(blank=True, max_length=4000)),
                    ("law", models.CharField(blank=True, max_length=300)),
                    ("term", models.DateTimeField(null=True)),
                    (
                        "selection",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="admissions",
                            to="selection.selection",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("selection", "application", "number"), name="admission_number_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("outcome", "integration"), ("term__isnull", False)),
                                models.Q(models.Q(("outcome", "integration"), _negated=True), ("term__isnull", True)),
                                _connector="OR",
                            ),
                            name="admission_term_for_integration",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Closing",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("number", models.PositiveSmallIntegerField()),
                    ("table", models.TextField()),
                    ("sha256", models.CharField(max_length=64)),
                    (
                        "selection",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="closings",
                            to="selection.selection",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("selection", "number"), name="closing_number_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Integration",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("text", models.CharField(max_length=4000)),
                    (
                        "admission",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="integration",
                            to="selection.admission",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Publication",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("number", models.PositiveSmallIntegerField()),
                    ("rows", models.JSONField()),
                    ("note", models.CharField(blank=True, max_length=1000)),
                    ("appeals_until", models.DateTimeField()),
                    (
                        "closing",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="publications",
                            to="selection.closing",
                        ),
                    ),
                    (
                        "selection",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="publications",
                            to="selection.selection",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("selection", "number"), name="publication_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(("appeals_until__gt", models.F("happened_at"))),
                            name="publication_leaves_time",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Appeal",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("application", models.UUIDField()),
                    ("text", models.CharField(max_length=4000)),
                    (
                        "publication",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="appeals",
                            to="selection.publication",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="RoundClosing",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "selection",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="round_closing",
                            to="selection.selection",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="FundingCheck",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("application", models.UUIDField()),
                    ("number", models.PositiveIntegerField()),
                    ("feasible", models.BooleanField()),
                    ("replicable", models.BooleanField()),
                    ("notes", models.CharField(max_length=4000)),
                    (
                        "selection",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="selection.selection"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("selection", "application", "number"), name="check_number_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Declaration",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("application", models.UUIDField()),
                    ("number", models.PositiveIntegerField()),
                    ("conflict", models.BooleanField()),
                    ("why", models.CharField(blank=True, max_length=500)),
                    ("struck", models.PositiveSmallIntegerField(default=0)),
                    (
                        "selection",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="declarations",
                            to="selection.selection",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("selection", "application", "actor", "number"), name="declaration_number_once"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Sheet",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("application", models.UUIDField()),
                    ("round", models.CharField(max_length=8)),
                    ("comment", models.CharField(blank=True, max_length=4000)),
                    (
                        "selection",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="selection.selection"
                        ),
                    ),
                    (
                        "struck_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="selection.declaration",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("struck_by__isnull", True)),
                            fields=("selection", "application", "actor", "round"),
                            name="one_sheet_a_juror_a_round",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("round__in", ["first", "final"])), name="sheet_round_known"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Mark",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("criterion", models.CharField(max_length=40)),
                    ("points", models.PositiveSmallIntegerField()),
                    (
                        "sheet",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="selection.sheet"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("sheet", "criterion"), name="one_mark_a_criterion"),
                        models.CheckConstraint(
                            condition=models.Q(("points__lte", 1000)), name="mark_within_every_scale"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="AppealAnswer",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("accepted", models.BooleanField()),
                    ("reasons", models.CharField(max_length=4000)),
                    (
                        "appeal",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="selection.appeal"
                        ),
                    ),
                    (
                        "reopens",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reopenings",
                            to="selection.closing",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("accepted", True), ("reopens__isnull", False)),
                                models.Q(("accepted", False), ("reopens__isnull", True)),
                                _connector="OR",
                            ),
                            name="accepted_appeal_opens_again",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Reason",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("application", models.UUIDField()),
                    ("number", models.PositiveIntegerField()),
                    ("text_it", models.CharField(max_length=4000)),
                    ("text_en", models.CharField(blank=True, max_length=4000)),
                    (
                        "selection",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reasons",
                            to="selection.selection",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("selection", "application", "number"), name="reason_number_once"
                        )
                    ],
                },
            ),
        )
    ]
