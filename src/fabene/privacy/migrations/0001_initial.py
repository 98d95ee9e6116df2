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
                name="Breach",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("number", models.PositiveIntegerField(unique=True)),
                    ("known_at", models.DateTimeField()),
                    ("harm", models.CharField(max_length=10)),
                    ("what", models.CharField(max_length=1000)),
                    ("whom", models.CharField(max_length=500)),
                    ("people", models.PositiveIntegerField(null=True)),
                    ("risk", models.CharField(blank=True, max_length=500)),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("harm__in", ["seen", "lost", "changed"])), name="breach_harm_known"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Confirmation",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("what", models.CharField(max_length=20)),
                    ("name", models.CharField(max_length=100)),
                    ("office", models.CharField(max_length=150)),
                    ("digest", models.CharField(max_length=64)),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("what__in", ["retention", "legal_basis"])), name="confirmed_what_known"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="LegalBasis",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("treatment", models.CharField(max_length=20)),
                    ("text", models.CharField(max_length=500)),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "treatment__in",
                                    [
                                        "food",
                                        "reaching",
                                        "accounts",
                                        "traders",
                                        "security",
                                        "rights",
                                        "participation",
                                        "contacts",
                                    ],
                                )
                            ),
                            name="basis_treatment_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Retention",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("kind", models.CharField(max_length=20)),
                    ("amount", models.PositiveIntegerField()),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "kind__in",
                                    [
                                        "pick_ups",
                                        "households",
                                        "users",
                                        "words",
                                        "messages",
                                        "invitations",
                                        "sessions",
                                        "attempts",
                                        "actions",
                                        "readings",
                                        "requests",
                                        "sign_ups",
                                        "contacts",
                                        "drafts",
                                        "juries",
                                        "spending",
                                        "questions",
                                    ],
                                )
                            ),
                            name="retention_kind_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="BreachNote",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("step", models.CharField(max_length=10)),
                    ("text", models.CharField(max_length=1000)),
                    (
                        "breach",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="privacy.breach"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("step__in", ["measure", "authority", "people", "closed"])),
                            name="breach_step_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Request",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("number", models.PositiveIntegerField(unique=True)),
                    ("about", models.CharField(max_length=10)),
                    ("right", models.CharField(max_length=10)),
                    ("subject", models.UUIDField(db_index=True, null=True)),
                    ("code", models.CharField(blank=True, max_length=12)),
                    ("note", models.CharField(blank=True, max_length=300)),
                    ("asked_on", models.DateField()),
                    ("due_on", models.DateField()),
                    ("outcome", models.CharField(blank=True, max_length=10)),
                    ("answer", models.CharField(blank=True, max_length=300)),
                    ("answered_by", models.UUIDField(null=True)),
                    ("answered_at", models.DateTimeField(null=True)),
                    (
                        "network",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.network",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("about__in", ["household", "user"])), name="request_about_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("right__in", ["access", "correction", "erasure"])),
                            name="request_right_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answered_at__isnull", True), ("answered_by__isnull", True), ("outcome", "")),
                                models.Q(
                                    ("answered_at__isnull", False),
                                    ("answered_by__isnull", False),
                                    ("outcome__in", ["done", "partly", "refused"]),
                                ),
                                _connector="OR",
                            ),
                            name="request_answered_by_somebody",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("due_on__gt", models.F("asked_on"))), name="request_due_after_asked"
                        ),
                    ],
                },
            ),
        )
    ]
