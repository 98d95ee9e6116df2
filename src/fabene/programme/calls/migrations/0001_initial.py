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
                name="Notice",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("kind", models.CharField(max_length=10)),
                    ("slug", models.SlugField(unique=True)),
                    ("programme", models.UUIDField(db_index=True)),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["call", "co_design"])), name="notice_kind_known"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Interest",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("text", models.CharField(max_length=3000)),
                    (
                        "notice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="interests", to="calls.notice"
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [models.UniqueConstraint(fields=("notice", "organisation"), name="interest_once")],
                },
            ),
            migrations.CreateModel(
                name="Admission",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("admitted", models.BooleanField()),
                    ("reasons", models.CharField(max_length=1000)),
                    (
                        "interest",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="admissions", to="calls.interest"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Asked",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("theme", models.CharField(max_length=10)),
                    ("sealed", models.BinaryField(null=True)),
                    ("digest", models.CharField(blank=True, max_length=64)),
                    ("sender", models.CharField(blank=True, db_index=True, max_length=64)),
                    ("origin", models.CharField(blank=True, db_index=True, max_length=64)),
                    (
                        "notice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="asked", to="calls.notice"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("theme__in", ["who", "territory", "money", "documents", "criteria", "dates", "other"])
                            ),
                            name="asked_theme_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Juror",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("user", models.UUIDField(db_index=True)),
                    (
                        "notice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="jurors", to="calls.notice"
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.organisation",
                        ),
                    ),
                    (
                        "substitute_of",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="substitutes",
                            to="calls.juror",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [models.UniqueConstraint(fields=("notice", "user"), name="juror_named_once")],
                },
            ),
            migrations.CreateModel(
                name="CalledIn",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("reason", models.CharField(max_length=300)),
                    (
                        "juror",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="called_in", to="calls.juror"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="JuryClosing",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "notice",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="jury_closing", to="calls.notice"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="SetAside",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("why", models.CharField(max_length=15)),
                    (
                        "asked",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="set_aside", to="calls.asked"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("why__in", ["personal", "elsewhere", "answered", "not_a_question"])),
                            name="set_aside_why_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Turning",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("turn", models.CharField(max_length=10)),
                    ("reason", models.CharField(max_length=500)),
                    ("agreement", models.UUIDField(null=True)),
                    (
                        "notice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="turnings", to="calls.notice"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("turn__in", ["tables", "concluded", "ended"])), name="turn_known"
                        ),
                        models.UniqueConstraint(fields=("notice", "turn"), name="turn_once"),
                        models.CheckConstraint(
                            condition=models.Q(("turn", "concluded"), ("agreement__isnull", True), _connector="OR"),
                            name="turn_agreement_concludes",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Version",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("number", models.PositiveIntegerField()),
                    ("step", models.CharField(max_length=12)),
                    ("reason", models.CharField(blank=True, max_length=500)),
                    ("reason_en", models.CharField(blank=True, max_length=500)),
                    ("content", models.JSONField()),
                    ("opens_at", models.DateTimeField()),
                    ("closes_at", models.DateTimeField()),
                    (
                        "notice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="calls.notice"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(fields=("notice", "number"), name="version_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(("step__in", ["publication", "change", "extension"])),
                            name="version_step_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                            name="version_closes_after_opening",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Answer",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("thread", models.UUIDField(db_index=True)),
                    ("theme", models.CharField(max_length=10)),
                    ("question_it", models.CharField(max_length=1000)),
                    ("question_en", models.CharField(blank=True, max_length=1000)),
                    ("answer_it", models.CharField(max_length=3000)),
                    ("answer_en", models.CharField(blank=True, max_length=3000)),
                    ("frequent", models.BooleanField()),
                    (
                        "asked",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="answers",
                            to="calls.asked",
                        ),
                    ),
                    (
                        "notice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="calls.notice"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("theme__in", ["who", "territory", "money", "documents", "criteria", "dates", "other"])
                            ),
                            name="answer_theme_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Draft",
                fields=[
                    (
                        "notice",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            primary_key=True,
                            related_name="draft",
                            serialize=False,
                            to="calls.notice",
                        ),
                    ),
                    ("content", models.JSONField()),
                    ("saved_by", models.UUIDField()),
                    ("saved_at", models.DateTimeField()),
                ],
            ),
        )
    ]
