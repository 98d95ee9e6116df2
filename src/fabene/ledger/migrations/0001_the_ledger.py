import django.db.models.deletion
from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Owner",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("kind", models.CharField(max_length=40)),
                ],
            ),
            migrations.CreateModel(
                name="Account",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("unit", models.CharField(max_length=7)),
                    ("lot", models.UUIDField(null=True)),
                    ("balance", models.BigIntegerField()),
                    (
                        "owner",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="accounts",
                            to="ledger.owner",
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["owner", "unit"], name="ledger_account_owner"),
                        models.Index(
                            condition=models.Q(("balance", 0), _negated=True),
                            fields=["owner", "unit"],
                            name="ledger_account_held",
                        ),
                        models.Index(
                            condition=models.Q(("lot__isnull", False)), fields=["lot"], name="ledger_account_lot"
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("unit__in", ["grams", "pieces", "minutes", "cents"])),
                            name="ledger_account_unit",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("balance__gte", -4000000000000000000), ("balance__lte", 4000000000000000000)
                            ),
                            name="ledger_account_balance",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Book",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("number", models.BigIntegerField(default=0)),
                    (
                        "hash",
                        models.CharField(
                            default="0000000000000000000000000000000000000000000000000000000000000000", max_length=64
                        ),
                    ),
                    ("recorded_at", models.DateTimeField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name="Movement",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("number", models.BigIntegerField()),
                    ("kind", models.CharField(max_length=40)),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("actor", models.UUIDField()),
                    ("reason", models.CharField(blank=True, max_length=500)),
                    ("hash", models.CharField(max_length=64)),
                    (
                        "book",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="movements",
                            to="ledger.book",
                        ),
                    ),
                    (
                        "reverses",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reversed_by",
                            to="ledger.movement",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("book", "number"), name="ledger_movement_number"),
                        models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="ledger_movement_counts"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Entry",
                fields=[
                    (
                        "pk",
                        models.CompositePrimaryKey(
                            "movement_id", "position", blank=True, editable=False, primary_key=True, serialize=False
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField()),
                    ("amount", models.BigIntegerField()),
                    (
                        "account",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="ledger.account"
                        ),
                    ),
                    (
                        "movement",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="entries",
                            to="ledger.movement",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("amount__gte", -1000000000000000),
                                ("amount__lte", 1000000000000000),
                                models.Q(("amount", 0), _negated=True),
                            ),
                            name="ledger_entry_amount",
                        )
                    ],
                },
            ),
        )
    ]
