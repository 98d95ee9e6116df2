import django.db.models.deletion
from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("places", "0001_initial"),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="MarketDay",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("date", models.DateField(db_index=True)),
                    (
                        "hub",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="days", to="places.hub"
                        ),
                    ),
                    (
                        "market",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="days", to="places.market"
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(fields=("market", "date"), name="one_day_per_market_and_date")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Lot",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("donor", models.UUIDField()),
                    ("source", models.CharField(max_length=10)),
                    ("category", models.CharField(max_length=30)),
                    ("attributes", models.CharField(blank=True, max_length=250)),
                    ("date_kind", models.CharField(max_length=12)),
                    ("label_date", models.DateField(null=True)),
                    ("last_day", models.DateField()),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="lots", to="collecting.marketday"
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["donor"], name="lots_of_a_donor")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("source__in", ["stall", "shopper", "unknown"])), name="lot_source_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("date_kind", "none"), ("label_date__isnull", True)),
                                models.Q(("date_kind__in", ["use_by", "best_before"]), ("label_date__isnull", False)),
                                _connector="OR",
                            ),
                            name="lot_date_has_its_kind",
                        ),
                        models.UniqueConstraint(
                            fields=("day", "donor", "category", "attributes", "date_kind", "label_date"),
                            name="one_lot_per_label_date",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("label_date__isnull", True)),
                            fields=("day", "donor", "category", "attributes"),
                            name="one_lot_without_date",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Guess",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("amount", models.DecimalField(decimal_places=4, max_digits=12)),
                    ("unit", models.CharField(max_length=4)),
                    ("grams", models.BigIntegerField()),
                    ("category", models.CharField(max_length=30)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="guesses",
                            to="collecting.marketday",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("grams__gt", 0), ("grams__lte", 5000000)), name="guess_in_limits"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Donation",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("seen", models.CharField(blank=True, max_length=250)),
                    ("label_read", models.BooleanField()),
                    ("amount", models.DecimalField(decimal_places=4, max_digits=12, null=True)),
                    ("unit", models.CharField(blank=True, max_length=4)),
                    ("grams", models.BigIntegerField(null=True)),
                    ("crates", models.PositiveIntegerField(null=True)),
                    (
                        "stall",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="donations",
                            to="places.stall",
                        ),
                    ),
                    (
                        "lot",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="donations", to="collecting.lot"
                        ),
                    ),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="donations",
                            to="collecting.marketday",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("amount__isnull", False),
                                    ("crates__isnull", True),
                                    ("grams__isnull", False),
                                    ("amount__gt", 0),
                                    ("grams__gt", 0),
                                    ("grams__lte", 5000000),
                                ),
                                models.Q(
                                    ("amount__isnull", True),
                                    ("crates__isnull", False),
                                    ("grams__isnull", True),
                                    ("crates__gt", 0),
                                    ("crates__lte", 500),
                                    ("unit", ""),
                                ),
                                _connector="OR",
                            ),
                            name="donation_weighed_or_ticked",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Discard",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("amount", models.DecimalField(decimal_places=4, max_digits=12)),
                    ("unit", models.CharField(max_length=4)),
                    ("grams", models.BigIntegerField()),
                    ("category", models.CharField(max_length=30)),
                    ("place", models.CharField(max_length=10)),
                    ("reason", models.CharField(max_length=20)),
                    ("supply", models.UUIDField(null=True)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="discards",
                            to="collecting.marketday",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("grams__gt", 0), ("grams__lte", 5000000)), name="discard_in_limits"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("place__in", ["stand", "hub"])), name="discard_place_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reason__in", ["spoiled", "broken", "past_date", "temperature", "unfit"])
                            ),
                            name="discard_reason_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Count",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("amount", models.DecimalField(decimal_places=4, max_digits=12)),
                    ("unit", models.CharField(max_length=4)),
                    ("grams", models.BigIntegerField()),
                    ("category", models.CharField(max_length=30)),
                    ("ledger_grams", models.BigIntegerField()),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="counts",
                            to="collecting.marketday",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("grams__gte", 0), ("grams__lte", 5000000)), name="count_in_limits"
                        )
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
                    ("equation", models.JSONField()),
                    ("left", models.JSONField()),
                    ("restated_grams", models.BigIntegerField()),
                    (
                        "day",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="closing",
                            to="collecting.marketday",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="CategoryWay",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("category", models.CharField(max_length=30)),
                    ("way", models.CharField(max_length=20)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="ways", to="collecting.marketday"
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("way__in", ["at_stall", "hub_by_crates", "day_total"])),
                            name="category_way_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Carriage",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("category", models.CharField(max_length=30)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="carriages",
                            to="collecting.marketday",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="MarketWay",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("way", models.CharField(max_length=20)),
                    (
                        "market",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="ways", to="places.market"
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("way__in", ["at_stall", "hub_by_crates", "day_total"])),
                            name="market_way_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Posting",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("category", models.CharField(max_length=30)),
                    ("subject", models.CharField(max_length=60)),
                    ("digest", models.CharField(max_length=64)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="postings",
                            to="collecting.marketday",
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["day", "category"], name="postings_of_a_category")],
                },
            ),
            migrations.CreateModel(
                name="Weighing",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("amount", models.DecimalField(decimal_places=4, max_digits=12)),
                    ("unit", models.CharField(max_length=4)),
                    ("grams", models.BigIntegerField()),
                    ("category", models.CharField(max_length=30)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="weighings",
                            to="collecting.marketday",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("grams__gt", 0), ("grams__lte", 5000000)), name="weighing_in_limits"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Correction",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("reason", models.CharField(max_length=200)),
                    (
                        "discard",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="correction",
                            to="collecting.discard",
                        ),
                    ),
                    (
                        "donation",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="correction",
                            to="collecting.donation",
                        ),
                    ),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="corrections",
                            to="collecting.marketday",
                        ),
                    ),
                    (
                        "weighing",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="correction",
                            to="collecting.weighing",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("discard__isnull", True), ("donation__isnull", False), ("weighing__isnull", True)
                                ),
                                models.Q(
                                    ("discard__isnull", True), ("donation__isnull", True), ("weighing__isnull", False)
                                ),
                                models.Q(
                                    ("discard__isnull", False), ("donation__isnull", True), ("weighing__isnull", True)
                                ),
                                _connector="OR",
                            ),
                            name="correction_of_one_fact",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="WhyZero",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("reason", models.CharField(max_length=20)),
                    ("note", models.CharField(blank=True, max_length=200)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="zeros", to="collecting.marketday"
                        ),
                    ),
                    (
                        "stall",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="zeros",
                            to="places.stall",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "reason__in",
                                    [
                                        "nothing_left",
                                        "stall_absent",
                                        "bad_weather",
                                        "market_off",
                                        "no_volunteers",
                                        "no_transport",
                                        "other",
                                    ],
                                )
                            ),
                            name="zero_reason_known",
                        ),
                        models.UniqueConstraint(fields=("day", "stall"), name="one_zero_per_stall"),
                        models.UniqueConstraint(
                            condition=models.Q(("stall__isnull", True)), fields=("day",), name="one_zero_per_day"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Withdrawal",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "posting",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="withdrawal",
                            to="collecting.posting",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Cancellation",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("reason", models.CharField(max_length=20)),
                    ("note", models.CharField(blank=True, max_length=200)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="cancellations",
                            to="collecting.marketday",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reason__in", ["weather", "strike", "holiday", "stand_closed", "other"])
                            ),
                            name="cancel_reason_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Reopening",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "cancellation",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reopening",
                            to="collecting.cancellation",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                },
            ),
        )
    ]
