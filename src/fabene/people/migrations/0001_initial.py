import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Network",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("slug", models.SlugField(unique=True)),
                    ("name", models.CharField(max_length=100)),
                    ("sentence", models.CharField(blank=True, max_length=300)),
                    ("sentence_en", models.CharField(blank=True, max_length=300)),
                ],
            ),
            migrations.CreateModel(
                name="User",
                fields=[
                    ("password", models.CharField(max_length=128, verbose_name="password")),
                    ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("email", models.EmailField(max_length=254, unique=True)),
                    ("display_name", models.CharField(max_length=100)),
                    ("is_active", models.BooleanField(default=True)),
                    ("joined_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            django.db.models.functions.text.Lower("email"), name="one_user_per_email"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Action",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("who", models.UUIDField(db_index=True)),
                    ("what", models.CharField(max_length=60)),
                    ("key", models.UUIDField(db_index=True)),
                    ("network", models.UUIDField(null=True)),
                    ("digest", models.CharField(max_length=64)),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                ],
                options={
                    "db_table": "people_action_log",
                    "indexes": [models.Index(fields=["network", "recorded_at"], name="actions_of_a_network")],
                },
            ),
            migrations.CreateModel(
                name="Organisation",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("name", models.CharField(max_length=200)),
                    ("kind", models.CharField(max_length=20)),
                    ("tax_code", models.CharField(blank=True, max_length=16)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "kind__in",
                                    [
                                        "municipality",
                                        "third_sector",
                                        "firm",
                                        "school",
                                        "consortium",
                                        "parish",
                                        "public_body",
                                    ],
                                )
                            ),
                            name="organisation_kind_known",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("tax_code", ""), _negated=True),
                            fields=("tax_code",),
                            name="one_organisation_per_tax_code",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Seat",
                fields=[
                    ("key", models.SlugField(max_length=60, primary_key=True, serialize=False)),
                    ("title", models.CharField(max_length=100)),
                    ("what", models.CharField(max_length=200)),
                    ("position", models.PositiveSmallIntegerField()),
                    (
                        "user",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="seat",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Membership",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("role", models.CharField(max_length=20)),
                    ("since", models.DateTimeField()),
                    ("until", models.DateTimeField(null=True)),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="memberships",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "network",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="memberships",
                            to="people.network",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="memberships",
                            to="people.organisation",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                            ),
                            name="membership_ends_after_it_starts",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "role__in",
                                    [
                                        "programme",
                                        "coordinator",
                                        "stand",
                                        "hub",
                                        "rider",
                                        "caseworker",
                                        "trader",
                                        "organisation",
                                        "municipality",
                                        "school",
                                        "jury",
                                        "evaluator",
                                    ],
                                )
                            ),
                            name="membership_role_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("organisation__isnull", False),
                                models.Q(
                                    ("role__in", ["caseworker", "municipality", "organisation", "school", "trader"]),
                                    _negated=True,
                                ),
                                _connector="OR",
                            ),
                            name="membership_names_its_organisation",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(
                                ("until__isnull", True),
                                ("network__isnull", False),
                                models.Q(("organisation__isnull", False), _negated=True),
                            ),
                            fields=("user", "network", "role"),
                            name="role_held_once",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(
                                ("until__isnull", True),
                                models.Q(("network__isnull", False), _negated=True),
                                models.Q(("organisation__isnull", False), _negated=True),
                            ),
                            fields=("user", "role"),
                            name="role_held_once_everywhere",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(
                                ("until__isnull", True), ("network__isnull", False), ("organisation__isnull", False)
                            ),
                            fields=("user", "network", "role", "organisation"),
                            name="role_held_once_for_a_body",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(
                                ("until__isnull", True),
                                models.Q(("network__isnull", False), _negated=True),
                                ("organisation__isnull", False),
                            ),
                            fields=("user", "role", "organisation"),
                            name="role_held_once_for_a_body_everywhere",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="NetworkPartner",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("role", models.CharField(max_length=10)),
                    ("project", models.CharField(blank=True, max_length=200)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="partners", to="people.network"
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="people.organisation"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("role__in", ["lead", "partner"])), name="partner_role_known"
                        ),
                        models.UniqueConstraint(fields=("network", "organisation"), name="one_part_per_organisation"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Accreditation",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("since", models.DateField()),
                    ("until", models.DateField(null=True)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="accreditations",
                            to="people.network",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="accreditations",
                            to="people.organisation",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                            ),
                            name="accreditation_ends_after_it_starts",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("until__isnull", True)),
                            fields=("network", "organisation"),
                            name="one_open_accreditation_per_organisation",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Alert",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("who", models.UUIDField(db_index=True)),
                    ("network", models.UUIDField(null=True)),
                    ("households", models.PositiveIntegerField()),
                    ("begins_at", models.DateTimeField()),
                    ("raised_at", models.DateTimeField()),
                    ("outcome", models.CharField(blank=True, max_length=10)),
                    ("answered_by", models.UUIDField(null=True)),
                    ("answered_at", models.DateTimeField(null=True)),
                ],
                options={
                    "indexes": [models.Index(fields=["network", "raised_at"], name="alerts_of_a_network")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("outcome__in", ["", "expected", "talked", "breach"])),
                            name="alert_outcome_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answered_at__isnull", True), ("answered_by__isnull", True), ("outcome", "")),
                                models.Q(
                                    models.Q(("outcome", ""), _negated=True),
                                    ("answered_at__isnull", False),
                                    ("answered_by__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="alert_answered_by_somebody",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Invitation",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("email", models.EmailField(blank=True, max_length=254)),
                    ("display_name", models.CharField(blank=True, max_length=100)),
                    ("role", models.CharField(blank=True, max_length=20)),
                    ("invited_by", models.UUIDField()),
                    ("invited_at", models.DateTimeField()),
                    ("expires_at", models.DateTimeField()),
                    ("ended_at", models.DateTimeField(null=True)),
                    (
                        "accepted_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="invitations",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "network",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="invitations",
                            to="people.network",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="invitations",
                            to="people.organisation",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("organisation__isnull", False),
                                models.Q(
                                    ("role__in", ["caseworker", "municipality", "organisation", "school", "trader"]),
                                    _negated=True,
                                ),
                                _connector="OR",
                            ),
                            name="invitation_names_its_organisation",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ended_at__isnull", True),
                                models.Q(("display_name", ""), ("email", "")),
                                _connector="OR",
                            ),
                            name="invitation_over_is_wiped",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "role__in",
                                    [
                                        "programme",
                                        "coordinator",
                                        "stand",
                                        "hub",
                                        "rider",
                                        "caseworker",
                                        "trader",
                                        "organisation",
                                        "municipality",
                                        "school",
                                        "jury",
                                        "evaluator",
                                    ],
                                ),
                                ("role", ""),
                                _connector="OR",
                            ),
                            name="invitation_role_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Purge",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("purge", models.UUIDField(db_index=True)),
                    ("log", models.CharField(max_length=10)),
                    ("begins_at", models.DateTimeField()),
                    ("ends_at", models.DateTimeField()),
                    ("who", models.UUIDField()),
                    ("why", models.CharField(max_length=200)),
                    ("rows", models.PositiveIntegerField()),
                    ("digest", models.CharField(max_length=64)),
                    ("recorded_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("log__in", ["actions", "readings"])), name="purge_log_known"
                        ),
                        models.UniqueConstraint(fields=("log", "begins_at"), name="a_month_is_purged_once"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Reading",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("who", models.UUIDField()),
                    ("key", models.UUIDField(db_index=True)),
                    ("what", models.CharField(max_length=60)),
                    ("reason", models.CharField(max_length=20)),
                    ("network", models.UUIDField(null=True)),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                ],
                options={
                    "db_table": "people_reading_log",
                    "indexes": [
                        models.Index(fields=["who", "recorded_at"], name="readings_by_somebody"),
                        models.Index(fields=["network", "recorded_at"], name="readings_of_a_network"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "reason__in",
                                    [
                                        "contact",
                                        "referral",
                                        "review",
                                        "match",
                                        "delivery",
                                        "safety",
                                        "own",
                                        "export",
                                        "erasure",
                                        "check",
                                    ],
                                )
                            ),
                            name="reading_reason_known",
                        )
                    ],
                },
            ),
        )
    ]
