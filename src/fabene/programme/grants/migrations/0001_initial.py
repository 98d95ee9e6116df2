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
                name="Grant",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("programme", models.UUIDField(db_index=True)),
                    ("project", models.UUIDField(null=True)),
                    ("application", models.UUIDField(null=True)),
                    ("title", models.CharField(max_length=200)),
                    ("amount_cents", models.BigIntegerField()),
                    ("cup", models.CharField(blank=True, max_length=15)),
                    ("act_on", models.DateField(null=True)),
                    ("act_number", models.CharField(blank=True, max_length=60)),
                    ("act_document", models.UUIDField(null=True)),
                    ("rule", models.CharField(blank=True, max_length=300)),
                    ("office", models.CharField(blank=True, max_length=200)),
                    ("official", models.CharField(blank=True, max_length=200)),
                    ("way_chosen", models.CharField(blank=True, max_length=300)),
                    ("starts", models.DateField()),
                    ("ends", models.DateField()),
                    ("threshold_basis_points", models.PositiveIntegerField()),
                    ("published_in", models.CharField(blank=True, max_length=500)),
                    (
                        "funder",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="grants_awarded",
                            to="people.organisation",
                        ),
                    ),
                    (
                        "recipient",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="grants_received",
                            to="people.organisation",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("amount_cents__gt", 0)), name="grant_is_some_money"),
                        models.CheckConstraint(
                            condition=models.Q(("ends__gte", models.F("starts"))), name="grant_ends_after_it_starts"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("published_in", ""), _negated=True),
                                models.Q(
                                    models.Q(("cup", ""), _negated=True),
                                    models.Q(("act_number", ""), _negated=True),
                                    ("act_on__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="grant_awarded_here_has_cup_and_act",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BudgetLine",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("position", models.PositiveSmallIntegerField()),
                    ("cost_kind", models.CharField(max_length=20)),
                    ("title", models.CharField(max_length=200)),
                    (
                        "grant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="grants.grant"
                        ),
                    ),
                ],
                options={
                    "ordering": ["position", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "cost_kind__in",
                                    [
                                        "staff",
                                        "goods",
                                        "equipment",
                                        "services",
                                        "travel",
                                        "communication",
                                        "training",
                                        "volunteers",
                                        "overheads",
                                        "any",
                                    ],
                                )
                            ),
                            name="budget_line_kind_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Attribution",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("thing", models.UUIDField()),
                    ("kind", models.CharField(max_length=12)),
                    ("number", models.PositiveIntegerField()),
                    ("money_cents", models.BigIntegerField()),
                    ("reason", models.CharField(max_length=500)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("thing", "number"), name="attributions_count"),
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["market_day", "gift", "cost"])), name="thing_kind_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("money_cents__gte", 0)), name="attributed_money_not_negative"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Campaign",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("programme", models.UUIDField(db_index=True)),
                    ("project", models.UUIDField(null=True)),
                    ("title_it", models.CharField(max_length=200)),
                    ("title_en", models.CharField(blank=True, max_length=200)),
                    ("platform", models.CharField(max_length=100)),
                    ("target_cents", models.BigIntegerField(null=True)),
                    ("all_or_nothing", models.BooleanField(null=True)),
                    ("state", models.CharField(max_length=20)),
                    ("starts", models.DateField(null=True)),
                    ("ends", models.DateField(null=True)),
                    ("source", models.CharField(blank=True, max_length=500)),
                    ("note", models.CharField(blank=True, max_length=500)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["in_preparation", "not_started", "open", "ended", "recorded"])
                            ),
                            name="campaign_state_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("starts__isnull", True),
                                ("ends__isnull", True),
                                ("ends__gte", models.F("starts")),
                                _connector="OR",
                            ),
                            name="campaign_ends_after_it_starts",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Deed",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("what", models.CharField(max_length=40)),
                    ("text", models.CharField(blank=True, max_length=500)),
                    ("amount_cents", models.BigIntegerField(null=True)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "grant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="deeds", to="grants.grant"
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["grant", "recorded_at"], name="grant_deeds")],
                },
            ),
            migrations.CreateModel(
                name="Cofinancing",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=200)),
                    ("planned_cents", models.BigIntegerField()),
                    (
                        "campaign",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="cofinancing",
                            to="grants.campaign",
                        ),
                    ),
                    (
                        "line",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="cofinancing",
                            to="grants.budgetline",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="cofinancing",
                            to="people.organisation",
                        ),
                    ),
                    (
                        "grant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="cofinancing", to="grants.grant"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("planned_cents__gt", 0)), name="cofinancing_is_some_money"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Closing",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("on", models.DateField()),
                    ("act_number", models.CharField(max_length=60)),
                    ("unspent_cents", models.BigIntegerField()),
                    ("returned_cents", models.BigIntegerField()),
                    (
                        "grant",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="closing", to="grants.grant"
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="BudgetVersion",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("number", models.PositiveIntegerField()),
                    ("reason", models.CharField(blank=True, max_length=500)),
                    ("moved_cents", models.BigIntegerField()),
                    ("needs_approval", models.BooleanField()),
                    ("approved", models.BooleanField(null=True)),
                    ("answer", models.CharField(blank=True, max_length=500)),
                    (
                        "grant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="budgets", to="grants.grant"
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("grant", "number"), name="budget_versions_count"),
                        models.UniqueConstraint(
                            condition=models.Q(("approved__isnull", True)),
                            fields=("grant",),
                            name="one_budget_change_waits",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="InKind",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("giver", models.CharField(max_length=200)),
                    ("what", models.CharField(max_length=300)),
                    ("value_cents", models.BigIntegerField()),
                    ("method", models.CharField(max_length=300)),
                    ("on", models.DateField()),
                    ("undone", models.UUIDField(null=True)),
                    (
                        "grant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="in_kind", to="grants.grant"
                        ),
                    ),
                ],
                options={
                    "ordering": ["on", "id"],
                },
            ),
            migrations.CreateModel(
                name="Instalment",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField()),
                    ("title", models.CharField(max_length=200)),
                    ("conditions", models.CharField(blank=True, max_length=500)),
                    ("amount_cents", models.BigIntegerField()),
                    ("due_on", models.DateField(null=True)),
                    (
                        "grant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="instalments", to="grants.grant"
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("grant", "number"), name="instalments_count"),
                        models.CheckConstraint(
                            condition=models.Q(("amount_cents__gt", 0)), name="instalment_is_some_money"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Milestone",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("title", models.CharField(max_length=200)),
                    ("due_on", models.DateField()),
                    (
                        "grant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="milestones", to="grants.grant"
                        ),
                    ),
                ],
                options={
                    "ordering": ["due_on", "id"],
                },
            ),
            migrations.CreateModel(
                name="Evidence",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("reached_on", models.DateField()),
                    ("text", models.CharField(max_length=1000)),
                    (
                        "milestone",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="grants.milestone"
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Paper",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("supplier_tax_code", models.CharField(max_length=16)),
                    ("supplier", models.CharField(max_length=200)),
                    ("known_supplier", models.CharField(blank=True, max_length=200)),
                    ("number", models.CharField(max_length=60)),
                    ("known_number", models.CharField(db_index=True, max_length=60)),
                    ("on", models.DateField()),
                    ("total_cents", models.BigIntegerField()),
                    ("vat_cents", models.BigIntegerField()),
                    ("vat_recoverable", models.BooleanField()),
                    ("paid_on", models.DateField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("supplier_tax_code", "known_number", "on", "total_cents"),
                            name="one_paper_over_all_grants",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("total_cents__gt", 0),
                                ("vat_cents__gte", 0),
                                ("vat_cents__lt", models.F("total_cents")),
                            ),
                            name="paper_total_holds_its_vat",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ToldApart",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("supplier_tax_code", models.CharField(max_length=16)),
                    ("on", models.DateField()),
                    ("total_cents", models.BigIntegerField()),
                    ("reason", models.CharField(max_length=500)),
                    (
                        "paper",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="told_apart", to="grants.paper"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("paper", "supplier_tax_code", "on", "total_cents"), name="papers_told_apart_once"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Payment",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("amount_cents", models.BigIntegerField()),
                    ("paid_on", models.DateField()),
                    ("act_number", models.CharField(max_length=60)),
                    ("act_on", models.DateField()),
                    ("undone", models.UUIDField(null=True)),
                    (
                        "instalment",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="grants.instalment"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("undone__isnull", True)),
                            fields=("instalment",),
                            name="instalment_paid_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("amount_cents__gt", 0)), name="payment_is_some_money"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Publication",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("on", models.DateField()),
                    (
                        "grant",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="publication", to="grants.grant"
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Rate",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("kind", models.CharField(max_length=20)),
                    ("title", models.CharField(max_length=200)),
                    ("cents", models.BigIntegerField(null=True)),
                    ("basis_points", models.PositiveIntegerField(null=True)),
                    ("base_kind", models.CharField(blank=True, max_length=20)),
                    ("source", models.CharField(max_length=500)),
                    (
                        "grant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="rates", to="grants.grant"
                        ),
                    ),
                ],
                options={
                    "ordering": ["title", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["volunteer", "staff", "unit", "flat"])),
                            name="rate_kind_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("basis_points__gt", 0),
                                    ("basis_points__lte", 10000),
                                    ("cents__isnull", True),
                                    ("kind", "flat"),
                                ),
                                models.Q(
                                    models.Q(("kind", "flat"), _negated=True),
                                    ("basis_points__isnull", True),
                                    ("cents__gt", 0),
                                ),
                                _connector="OR",
                            ),
                            name="rate_is_cents_or_a_share",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Hours",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("on", models.DateField()),
                    ("minutes", models.PositiveIntegerField()),
                    ("people", models.PositiveSmallIntegerField()),
                    ("what", models.CharField(max_length=300)),
                    ("undone", models.UUIDField(null=True)),
                    (
                        "grant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="hours", to="grants.grant"
                        ),
                    ),
                    (
                        "rate",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="hours", to="grants.rate"
                        ),
                    ),
                ],
                options={
                    "ordering": ["on", "id"],
                },
            ),
            migrations.CreateModel(
                name="Charge",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("basis", models.CharField(max_length=10)),
                    ("on", models.DateField()),
                    ("text", models.CharField(max_length=300)),
                    ("amount_cents", models.BigIntegerField()),
                    ("quantity", models.PositiveIntegerField(null=True)),
                    ("base_cents", models.BigIntegerField(null=True)),
                    (
                        "line",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="grants.budgetline"
                        ),
                    ),
                    (
                        "cofinancing",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="charges",
                            to="grants.cofinancing",
                        ),
                    ),
                    (
                        "grant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="grants.grant"
                        ),
                    ),
                    (
                        "paper",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="charges",
                            to="grants.paper",
                        ),
                    ),
                    (
                        "rate",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="charges",
                            to="grants.rate",
                        ),
                    ),
                ],
                options={
                    "ordering": ["on", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("amount_cents__gt", 0)), name="charge_is_some_money"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("basis__in", ["paper", "hours", "unit", "flat"])),
                            name="charge_basis_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("basis", "paper"), ("paper__isnull", False), ("rate__isnull", True)),
                                models.Q(
                                    models.Q(("basis", "paper"), _negated=True),
                                    ("paper__isnull", True),
                                    ("rate__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="charge_rests_on_a_paper_or_a_rate",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Receipt",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("on", models.DateField()),
                    ("amount_cents", models.BigIntegerField()),
                    ("paper", models.CharField(max_length=200)),
                    ("undone", models.UUIDField(null=True)),
                    (
                        "cofinancing",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="receipts",
                            to="grants.cofinancing",
                        ),
                    ),
                ],
                options={
                    "ordering": ["on", "id"],
                },
            ),
            migrations.CreateModel(
                name="Report",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("title", models.CharField(max_length=200)),
                    ("due_on", models.DateField()),
                    (
                        "grant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="grants.grant"
                        ),
                    ),
                ],
                options={
                    "ordering": ["due_on", "id"],
                },
            ),
            migrations.CreateModel(
                name="ReportSent",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("on", models.DateField()),
                    ("text", models.CharField(max_length=4000)),
                    (
                        "report",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="sent", to="grants.report"
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="AttributionPart",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("programme", models.UUIDField(db_index=True)),
                    ("position", models.PositiveSmallIntegerField()),
                    ("basis_points", models.PositiveIntegerField()),
                    ("money_cents", models.BigIntegerField()),
                    (
                        "attribution",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="grants.attribution"
                        ),
                    ),
                ],
                options={
                    "ordering": ["position"],
                    "constraints": [
                        models.UniqueConstraint(fields=("attribution", "programme"), name="one_part_per_programme"),
                        models.CheckConstraint(
                            condition=models.Q(("basis_points__gt", 0), ("basis_points__lte", 10000)),
                            name="part_is_a_share_of_the_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BudgetAmount",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("amount_cents", models.BigIntegerField()),
                    (
                        "line",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="amounts", to="grants.budgetline"
                        ),
                    ),
                    (
                        "version",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="amounts",
                            to="grants.budgetversion",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("version", "line"), name="one_amount_per_line_and_version"),
                        models.CheckConstraint(
                            condition=models.Q(("amount_cents__gte", 0)), name="budget_amount_not_negative"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CampaignCount",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("on", models.DateField()),
                    ("raised_cents", models.BigIntegerField()),
                    ("backers", models.PositiveIntegerField(null=True)),
                    (
                        "campaign",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="grants.campaign"
                        ),
                    ),
                ],
                options={
                    "ordering": ["on", "id"],
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("raised_cents__gte", 0)), name="raised_not_negative")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Decision",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField()),
                    ("outcome", models.CharField(max_length=10)),
                    ("amount_cents", models.BigIntegerField()),
                    ("reason", models.CharField(max_length=500)),
                    ("movement", models.UUIDField(null=True)),
                    (
                        "charge",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="grants.charge"
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("charge", "number"), name="decisions_count"),
                        models.CheckConstraint(
                            condition=models.Q(("outcome__in", ["accepted", "refused", "withdrawn"])),
                            name="decision_outcome_known",
                        ),
                    ],
                },
            ),
        )
    ]
