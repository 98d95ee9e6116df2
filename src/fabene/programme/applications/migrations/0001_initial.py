import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calls", "0001_initial"),
        ("people", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Numbering",
                fields=[
                    (
                        "call",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            primary_key=True,
                            related_name="numbering",
                            serialize=False,
                            to="calls.notice",
                        ),
                    ),
                    ("last", models.PositiveIntegerField(default=0)),
                ],
            ),
            migrations.CreateModel(
                name="Applicant",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("name", models.CharField(blank=True, max_length=200)),
                    ("tax_code", models.CharField(blank=True, max_length=16)),
                    ("kind", models.CharField(max_length=20)),
                    ("source", models.CharField(blank=True, max_length=300)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["organisation", "group", "firm", "public_body"])),
                            name="applicant_kind_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("name", ""), _negated=True),
                                models.Q(("source", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="applicant_unnamed_says_from_where",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("tax_code", ""), _negated=True),
                            fields=("tax_code",),
                            name="one_applicant_per_tax_code",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Application",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("state", models.CharField(max_length=10)),
                    ("origin", models.CharField(max_length=10)),
                    ("source", models.CharField(blank=True, max_length=300)),
                    ("title", models.CharField(blank=True, max_length=200)),
                    ("declared_cents", models.BigIntegerField(null=True)),
                    ("started_at", models.DateTimeField()),
                    ("number", models.PositiveIntegerField(null=True)),
                    ("call_version", models.PositiveIntegerField(null=True)),
                    ("sent_at", models.DateTimeField(null=True)),
                    ("sent_by", models.UUIDField(null=True)),
                    ("content", models.TextField(blank=True)),
                    ("hash", models.CharField(blank=True, max_length=64)),
                    ("withdrawn_at", models.DateTimeField(null=True)),
                    ("withdrawn_late", models.BooleanField(default=False)),
                    ("withdrawal_reason", models.CharField(blank=True, max_length=500)),
                    (
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="calls.notice"
                        ),
                    ),
                    (
                        "copied_from",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="copies",
                            to="applications.application",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("state__in", ["draft", "sent", "withdrawn"])),
                            name="application_state_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("origin__in", ["site", "recorded"])), name="application_origin_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("origin", "site"), ("source", "")),
                                models.Q(
                                    ("content", ""),
                                    ("hash", ""),
                                    ("origin", "recorded"),
                                    models.Q(("source", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="application_recorded_says_from_where",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("state", "draft"),
                                    ("content", ""),
                                    ("hash", ""),
                                    ("number__isnull", True),
                                    ("sent_at__isnull", True),
                                ),
                                models.Q(("number__isnull", False), ("origin", "recorded"), ("state", "sent")),
                                models.Q(
                                    ("origin", "site"),
                                    ("state", "sent"),
                                    ("number__isnull", False),
                                    ("sent_at__isnull", False),
                                    models.Q(("hash", ""), _negated=True),
                                    models.Q(("content", ""), _negated=True),
                                ),
                                models.Q(("number__isnull", False), ("state", "withdrawn")),
                                _connector="OR",
                            ),
                            name="application_sent_has_number_and_hash",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "withdrawn"), ("withdrawn_at__isnull", False)),
                                models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    ("withdrawal_reason", ""),
                                    ("withdrawn_at__isnull", True),
                                    ("withdrawn_late", False),
                                ),
                                _connector="OR",
                            ),
                            name="application_withdrawn_says_when",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("declared_cents__isnull", True), ("declared_cents__gte", 0), _connector="OR"
                            ),
                            name="application_declared_positive",
                        ),
                        models.UniqueConstraint(fields=("call", "number"), name="application_number_once"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Attachment",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("key", models.CharField(blank=True, max_length=60)),
                    ("title", models.CharField(max_length=200)),
                    ("added_by", models.UUIDField(null=True)),
                    ("added_at", models.DateTimeField()),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="attachments",
                            to="applications.application",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="BudgetRow",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("position", models.PositiveSmallIntegerField()),
                    ("cost_kind", models.CharField(max_length=60)),
                    ("text", models.CharField(blank=True, max_length=300)),
                    ("total_cents", models.BigIntegerField()),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="rows",
                            to="applications.application",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("total_cents__gte", 0), ("total_cents__lte", 10000000000)),
                            name="budget_row_within_bounds",
                        ),
                        models.UniqueConstraint(fields=("application", "position"), name="one_budget_row_per_place"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BudgetShare",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("source", models.CharField(max_length=10)),
                    ("amount_cents", models.BigIntegerField()),
                    (
                        "row",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="shares",
                            to="applications.budgetrow",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("source__in", ["call", "own", "others", "in_kind"])),
                            name="share_source_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("amount_cents__gt", 0), ("amount_cents__lte", 10000000000)),
                            name="share_within_bounds",
                        ),
                        models.UniqueConstraint(fields=("row", "source"), name="a_source_pays_once"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Editor",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("is_author", models.BooleanField(default=False)),
                    ("since", models.DateTimeField()),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="editors",
                            to="applications.application",
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="applications_written",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("application", "user"), name="an_editor_once")],
                },
            ),
            migrations.CreateModel(
                name="Field",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("key", models.CharField(max_length=60)),
                    ("text", models.TextField(blank=True)),
                    ("version", models.PositiveIntegerField()),
                    ("saved_id", models.UUIDField()),
                    ("written_by", models.UUIDField(null=True)),
                    ("written_at", models.DateTimeField()),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="fields",
                            to="applications.application",
                        ),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("application", "key"), name="one_field_per_key")],
                },
            ),
            migrations.CreateModel(
                name="Part",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("position", models.PositiveSmallIntegerField()),
                    ("role", models.CharField(max_length=10)),
                    ("kind", models.CharField(max_length=20)),
                    ("name", models.CharField(blank=True, max_length=200)),
                    ("tax_code", models.CharField(blank=True, max_length=16)),
                    ("confirmed_at", models.DateTimeField(null=True)),
                    (
                        "applicant",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="parts",
                            to="applications.applicant",
                        ),
                    ),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="parts",
                            to="applications.application",
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
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("role__in", ["lead", "partner"])), name="part_role_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["organisation", "group", "firm", "public_body"])),
                            name="part_kind_known",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("role", "lead")), fields=("application",), name="one_body_leads"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Invited",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("email", models.EmailField(blank=True, max_length=254)),
                    ("name", models.CharField(blank=True, max_length=100)),
                    ("may_edit", models.BooleanField()),
                    ("invited_by", models.UUIDField(null=True)),
                    ("invited_at", models.DateTimeField()),
                    ("expires_at", models.DateTimeField()),
                    ("outcome", models.CharField(blank=True, max_length=10)),
                    ("answered_by", models.UUIDField(null=True)),
                    ("ended_at", models.DateTimeField(null=True)),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="invitations",
                            to="applications.application",
                        ),
                    ),
                    (
                        "part",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="invitations",
                            to="applications.part",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("outcome__in", ["", "confirmed", "declined", "withdrawn"])),
                            name="invited_outcome_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ended_at__isnull", True), models.Q(("email", ""), ("name", "")), _connector="OR"
                            ),
                            name="invited_over_is_wiped",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Participant",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=300)),
                    (
                        "applicant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="participations",
                            to="applications.applicant",
                        ),
                    ),
                    (
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="participants", to="calls.notice"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("call", "applicant"), name="a_body_answers_a_call_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="FormerEditor",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("until", models.DateTimeField()),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="former_editors",
                            to="applications.application",
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
                        models.UniqueConstraint(fields=("application", "user"), name="a_former_editor_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Past",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("key", models.CharField(max_length=60)),
                    ("version", models.PositiveIntegerField()),
                    ("text", models.TextField(blank=True)),
                    ("written_by", models.UUIDField(null=True)),
                    ("written_at", models.DateTimeField()),
                    ("kept_at", models.DateTimeField()),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="pasts",
                            to="applications.application",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("application", "key", "version"), name="a_past_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Place",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="places",
                            to="applications.application",
                        ),
                    ),
                    (
                        "municipality",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.municipality"
                        ),
                    ),
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
                    "constraints": [
                        models.UniqueConstraint(fields=("application", "municipality"), name="a_place_once")
                    ],
                },
            ),
        )
    ]
