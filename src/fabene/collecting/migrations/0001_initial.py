import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Batch",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    (
                        "kitchen",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="batches", to="places.kitchen"
                        ),
                    ),
                    ("on", models.DateField()),
                    ("what", models.CharField(max_length=100)),
                    ("added", models.CharField(blank=True, max_length=200)),
                    ("added_grams", models.BigIntegerField()),
                    ("added_attributes", models.CharField(blank=True, max_length=250)),
                    ("yield_grams", models.BigIntegerField()),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("added_grams__gte", 0)), name="batch_adds_no_less_than_nothing"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("yield_grams__gte", 0)), name="batch_makes_no_more_than_it_used"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Transfer",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    (
                        "to_network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    ("giver", models.UUIDField(db_index=True)),
                    ("taker", models.UUIDField(db_index=True)),
                    ("on", models.DateField()),
                    ("year", models.PositiveSmallIntegerField()),
                    ("number", models.PositiveIntegerField()),
                    ("note", models.CharField(blank=True, max_length=200)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("network", "year", "number"), name="transfer_number_once_a_year"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("giver", models.F("taker")), _negated=True),
                            name="transfer_not_to_itself",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="MarketDay",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "market",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="days", to="places.market"
                        ),
                    ),
                    (
                        "hub",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="days", to="places.hub"
                        ),
                    ),
                    ("date", models.DateField(db_index=True)),
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
                name="MarketWay",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "market",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="ways", to="places.market"
                        ),
                    ),
                    ("way", models.CharField(max_length=20)),
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
                name="CategoryWay",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="ways", to="collecting.marketday"
                        ),
                    ),
                    ("category", models.CharField(max_length=30)),
                    ("way", models.CharField(max_length=20)),
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
                name="WhyZero",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
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
                    (
                        "donor",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="zeros",
                            to="places.donor",
                        ),
                    ),
                    ("reason", models.CharField(max_length=20)),
                    ("note", models.CharField(blank=True, max_length=200)),
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
                        models.UniqueConstraint(fields=("day", "donor"), name="one_zero_per_donor"),
                        models.UniqueConstraint(
                            condition=models.Q(("donor__isnull", True), ("stall__isnull", True)),
                            fields=("day",),
                            name="one_zero_per_day",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("stall__isnull", True), ("donor__isnull", True), _connector="OR"),
                            name="zero_of_a_stall_or_a_donor",
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
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="closings",
                            to="collecting.marketday",
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField()),
                    ("equation", models.JSONField()),
                    ("pieces", models.JSONField(default=dict)),
                    ("left", models.JSONField()),
                    ("restated_grams", models.BigIntegerField()),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(fields=("day", "number"), name="closing_number_once_a_day")
                    ],
                },
            ),
            migrations.CreateModel(
                name="DayReopening",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "closing",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reopening",
                            to="collecting.closing",
                        ),
                    ),
                    ("why", models.CharField(max_length=10)),
                    ("reason", models.CharField(max_length=200)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("why__in", ["gift", "weight", "discard", "handover", "passing", "other"])
                            ),
                            name="late_why_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PointUse",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "market",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="places.market"
                        ),
                    ),
                    ("uses", models.JSONField()),
                    ("since", models.DateField()),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Temperature",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "day",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="temperatures",
                            to="collecting.marketday",
                        ),
                    ),
                    (
                        "transfer",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="temperatures",
                            to="collecting.transfer",
                        ),
                    ),
                    ("category", models.CharField(max_length=30)),
                    ("tenths", models.SmallIntegerField()),
                    ("limit_tenths", models.SmallIntegerField()),
                    ("note", models.CharField(blank=True, max_length=200)),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("day__isnull", False), ("transfer__isnull", True)),
                                models.Q(("day__isnull", True), ("transfer__isnull", False)),
                                _connector="OR",
                            ),
                            name="temperature_of_a_day_or_a_transfer",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="SafetyCheck",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="safety_checks",
                            to="collecting.marketday",
                        ),
                    ),
                    ("passed", models.JSONField()),
                    ("failed", models.JSONField()),
                    ("note", models.CharField(blank=True, max_length=200)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Cancellation",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="cancellations",
                            to="collecting.marketday",
                        ),
                    ),
                    ("reason", models.CharField(max_length=20)),
                    ("note", models.CharField(blank=True, max_length=200)),
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
            migrations.CreateModel(
                name="Lot",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    ("born_on", models.DateField(db_index=True)),
                    (
                        "day",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="lots",
                            to="collecting.marketday",
                        ),
                    ),
                    (
                        "batch",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="lots",
                            to="collecting.batch",
                        ),
                    ),
                    (
                        "transfer",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="lots",
                            to="collecting.transfer",
                        ),
                    ),
                    (
                        "from_lot",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="became",
                            to="collecting.lot",
                        ),
                    ),
                    ("measure", models.CharField(max_length=6)),
                    ("piece_grams", models.PositiveIntegerField(null=True)),
                    ("donor", models.UUIDField()),
                    ("source", models.CharField(blank=True, max_length=10)),
                    ("category", models.CharField(max_length=30)),
                    ("attributes", models.CharField(blank=True, max_length=250)),
                    ("date_kind", models.CharField(max_length=12)),
                    ("label_date", models.DateField(null=True)),
                    ("last_day", models.DateField()),
                ],
                options={
                    "indexes": [models.Index(fields=["donor"], name="lots_of_a_donor")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("source__in", ["", "stall", "donor", "shopper", "unknown"])),
                            name="lot_source_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("batch__isnull", True),
                                    ("day__isnull", False),
                                    ("from_lot__isnull", True),
                                    ("transfer__isnull", True),
                                    models.Q(("source", ""), _negated=True),
                                ),
                                models.Q(
                                    ("batch__isnull", False),
                                    ("day__isnull", True),
                                    ("from_lot__isnull", True),
                                    ("source", ""),
                                    ("transfer__isnull", True),
                                ),
                                models.Q(
                                    ("batch__isnull", True),
                                    ("day__isnull", True),
                                    ("from_lot__isnull", False),
                                    ("source", ""),
                                    ("transfer__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="lot_born_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("measure", "pieces"),
                                models.Q(("measure", "grams"), ("piece_grams__isnull", True)),
                                _connector="OR",
                            ),
                            name="lot_measure_known",
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
                            models.F("day"),
                            models.F("donor"),
                            models.F("category"),
                            models.F("attributes"),
                            models.F("date_kind"),
                            models.F("label_date"),
                            django.db.models.functions.comparison.Coalesce("piece_grams", 0),
                            name="one_lot_per_label_date",
                        ),
                        models.UniqueConstraint(
                            models.F("day"),
                            models.F("donor"),
                            models.F("category"),
                            models.F("attributes"),
                            django.db.models.functions.comparison.Coalesce("piece_grams", 0),
                            condition=models.Q(("label_date__isnull", True)),
                            name="one_lot_without_date",
                        ),
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
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="donations",
                            to="collecting.marketday",
                        ),
                    ),
                    (
                        "lot",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="donations", to="collecting.lot"
                        ),
                    ),
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
                        "donor",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="donations",
                            to="places.donor",
                        ),
                    ),
                    ("seen", models.CharField(blank=True, max_length=250)),
                    ("label_read", models.BooleanField()),
                    ("amount", models.DecimalField(decimal_places=4, max_digits=12, null=True)),
                    ("unit", models.CharField(blank=True, max_length=4)),
                    ("grams", models.BigIntegerField(null=True)),
                    ("pieces", models.BigIntegerField(null=True)),
                    ("crates", models.PositiveIntegerField(null=True)),
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
                                    ("amount__gt", 0),
                                    models.Q(
                                        models.Q(
                                            ("grams__isnull", False),
                                            ("pieces__isnull", True),
                                            ("grams__gte", 1),
                                            ("grams__lte", 5000000),
                                        ),
                                        models.Q(
                                            ("grams__isnull", True),
                                            ("pieces__isnull", False),
                                            ("pieces__gte", 1),
                                            ("pieces__lte", 100000),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                models.Q(
                                    ("amount__isnull", True),
                                    ("crates__isnull", False),
                                    ("grams__isnull", True),
                                    ("pieces__isnull", True),
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
                name="Guess",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("grams", models.BigIntegerField(null=True)),
                    ("pieces", models.BigIntegerField(null=True)),
                    ("amount", models.DecimalField(decimal_places=4, max_digits=12)),
                    ("unit", models.CharField(max_length=4)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="guesses",
                            to="collecting.marketday",
                        ),
                    ),
                    ("category", models.CharField(max_length=30)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("grams__isnull", False),
                                    ("pieces__isnull", True),
                                    ("grams__gte", 1),
                                    ("grams__lte", 5000000),
                                ),
                                models.Q(
                                    ("grams__isnull", True),
                                    ("pieces__isnull", False),
                                    ("pieces__gte", 1),
                                    ("pieces__lte", 100000),
                                ),
                                _connector="OR",
                            ),
                            name="guess_in_limits",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Weighing",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("grams", models.BigIntegerField(null=True)),
                    ("pieces", models.BigIntegerField(null=True)),
                    ("amount", models.DecimalField(decimal_places=4, max_digits=12)),
                    ("unit", models.CharField(max_length=4)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="weighings",
                            to="collecting.marketday",
                        ),
                    ),
                    ("category", models.CharField(max_length=30)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("grams__isnull", False),
                                    ("pieces__isnull", True),
                                    ("grams__gte", 1),
                                    ("grams__lte", 5000000),
                                ),
                                models.Q(
                                    ("grams__isnull", True),
                                    ("pieces__isnull", False),
                                    ("pieces__gte", 1),
                                    ("pieces__lte", 100000),
                                ),
                                _connector="OR",
                            ),
                            name="weighing_in_limits",
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
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="carriages",
                            to="collecting.marketday",
                        ),
                    ),
                    ("category", models.CharField(max_length=30)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Discard",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("grams", models.BigIntegerField(null=True)),
                    ("pieces", models.BigIntegerField(null=True)),
                    ("amount", models.DecimalField(decimal_places=4, max_digits=12)),
                    ("unit", models.CharField(max_length=4)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="discards",
                            to="collecting.marketday",
                        ),
                    ),
                    ("category", models.CharField(max_length=30)),
                    ("place", models.CharField(max_length=10)),
                    ("reason", models.CharField(max_length=20)),
                    ("supply", models.UUIDField(null=True)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("grams__isnull", False),
                                    ("pieces__isnull", True),
                                    ("grams__gte", 1),
                                    ("grams__lte", 5000000),
                                ),
                                models.Q(
                                    ("grams__isnull", True),
                                    ("pieces__isnull", False),
                                    ("pieces__gte", 1),
                                    ("pieces__lte", 100000),
                                ),
                                _connector="OR",
                            ),
                            name="discard_in_limits",
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
                    ("grams", models.BigIntegerField(null=True)),
                    ("pieces", models.BigIntegerField(null=True)),
                    ("amount", models.DecimalField(decimal_places=4, max_digits=12)),
                    ("unit", models.CharField(max_length=4)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="counts",
                            to="collecting.marketday",
                        ),
                    ),
                    ("category", models.CharField(max_length=30)),
                    ("ledger_grams", models.BigIntegerField(null=True)),
                    ("ledger_pieces", models.BigIntegerField(null=True)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("grams__isnull", False),
                                    ("pieces__isnull", True),
                                    ("grams__gte", 0),
                                    ("grams__lte", 5000000),
                                ),
                                models.Q(
                                    ("grams__isnull", True),
                                    ("pieces__isnull", False),
                                    ("pieces__gte", 0),
                                    ("pieces__lte", 100000),
                                ),
                                _connector="OR",
                            ),
                            name="count_in_limits",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("grams__isnull", False),
                                    ("ledger_grams__isnull", False),
                                    ("ledger_pieces__isnull", True),
                                ),
                                models.Q(
                                    ("ledger_grams__isnull", True),
                                    ("ledger_pieces__isnull", False),
                                    ("pieces__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="count_beside_the_ledger",
                        ),
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
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="corrections",
                            to="collecting.marketday",
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
                        "weighing",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="correction",
                            to="collecting.weighing",
                        ),
                    ),
                    (
                        "discard",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="correction",
                            to="collecting.discard",
                        ),
                    ),
                    ("reason", models.CharField(max_length=200)),
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
                name="LotHold",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "lot",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="collecting.lot"
                        ),
                    ),
                    ("cause", models.UUIDField(db_index=True)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [models.UniqueConstraint(fields=("lot", "cause"), name="lot_held_once_for_a_cause")],
                },
            ),
            migrations.CreateModel(
                name="HoldRelease",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "hold",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="release", to="collecting.lothold"
                        ),
                    ),
                    ("reason", models.CharField(max_length=200)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Clearing",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    ("store", models.UUIDField(db_index=True)),
                    ("on", models.DateField()),
                    ("reason", models.CharField(max_length=20)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reason__in", ["spoiled", "broken", "past_date", "temperature", "unfit"])
                            ),
                            name="clearing_reason_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ClearingPart",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("grams", models.BigIntegerField(null=True)),
                    ("pieces", models.BigIntegerField(null=True)),
                    (
                        "clearing",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="collecting.clearing"
                        ),
                    ),
                    (
                        "lot",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="clearing_parts",
                            to="collecting.lot",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("clearing", "lot"), name="clearing_part_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("grams__isnull", False),
                                    ("pieces__isnull", True),
                                    ("grams__gte", 1),
                                    ("grams__lte", 5000000),
                                ),
                                models.Q(
                                    ("grams__isnull", True),
                                    ("pieces__isnull", False),
                                    ("pieces__gte", 1),
                                    ("pieces__lte", 100000),
                                ),
                                _connector="OR",
                            ),
                            name="clearing_part_in_limits",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ClearingUndoing",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "clearing",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="undoing",
                            to="collecting.clearing",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="LotCount",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("grams", models.BigIntegerField(null=True)),
                    ("pieces", models.BigIntegerField(null=True)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    ("store", models.UUIDField(db_index=True)),
                    (
                        "lot",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="collecting.lot"
                        ),
                    ),
                    ("ledger_amount", models.BigIntegerField()),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("grams__isnull", False),
                                    ("pieces__isnull", True),
                                    ("grams__gte", 0),
                                    ("grams__lte", 5000000),
                                ),
                                models.Q(
                                    ("grams__isnull", True),
                                    ("pieces__isnull", False),
                                    ("pieces__gte", 0),
                                    ("pieces__lte", 100000),
                                ),
                                _connector="OR",
                            ),
                            name="lot_count_in_limits",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="BatchPart",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("grams", models.BigIntegerField(null=True)),
                    ("pieces", models.BigIntegerField(null=True)),
                    (
                        "batch",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="collecting.batch"
                        ),
                    ),
                    (
                        "lot",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="batch_parts", to="collecting.lot"
                        ),
                    ),
                    ("made", models.BooleanField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("batch", "lot"), name="batch_part_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("grams__isnull", False),
                                    ("pieces__isnull", True),
                                    ("grams__gte", 1),
                                    ("grams__lte", 5000000),
                                ),
                                models.Q(
                                    ("grams__isnull", True),
                                    ("pieces__isnull", False),
                                    ("pieces__gte", 1),
                                    ("pieces__lte", 100000),
                                ),
                                _connector="OR",
                            ),
                            name="batch_part_in_limits",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BatchUndoing",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "batch",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="undoing", to="collecting.batch"
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="TransferLine",
                fields=[
                    ("grams", models.BigIntegerField(null=True)),
                    ("pieces", models.BigIntegerField(null=True)),
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "transfer",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="collecting.transfer"
                        ),
                    ),
                    (
                        "lot",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="transfer_lines",
                            to="collecting.lot",
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("transfer", "lot"), name="transfer_line_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("grams__isnull", False),
                                    ("pieces__isnull", True),
                                    ("grams__gte", 1),
                                    ("grams__lte", 5000000),
                                ),
                                models.Q(
                                    ("grams__isnull", True),
                                    ("pieces__isnull", False),
                                    ("pieces__gte", 1),
                                    ("pieces__lte", 100000),
                                ),
                                _connector="OR",
                            ),
                            name="transfer_line_in_limits",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Receipt",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "transfer",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="receipt",
                            to="collecting.transfer",
                        ),
                    ),
                    ("on", models.DateField()),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ReceiptLine",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("grams", models.BigIntegerField(null=True)),
                    ("pieces", models.BigIntegerField(null=True)),
                    (
                        "receipt",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="collecting.receipt"
                        ),
                    ),
                    (
                        "line",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="received",
                            to="collecting.transferline",
                        ),
                    ),
                    (
                        "lot",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="receipt_line",
                            to="collecting.lot",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("grams__isnull", False),
                                    ("pieces__isnull", True),
                                    ("grams__gte", 0),
                                    ("grams__lte", 5000000),
                                ),
                                models.Q(
                                    ("grams__isnull", True),
                                    ("pieces__isnull", False),
                                    ("pieces__gte", 0),
                                    ("pieces__lte", 100000),
                                ),
                                _connector="OR",
                            ),
                            name="receipt_line_in_limits",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="CallingBack",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "transfer",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="calling_back",
                            to="collecting.transfer",
                        ),
                    ),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="NetworkPattern",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "network",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="pattern", to="people.network"
                        ),
                    ),
                    (
                        "like",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    ("way", models.CharField(blank=True, max_length=20)),
                    ("uses", models.JSONField(default=list)),
                    ("destinations", models.JSONField(default=list)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Posting",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="postings",
                            to="collecting.marketday",
                        ),
                    ),
                    ("category", models.CharField(max_length=30)),
                    ("subject", models.CharField(max_length=60)),
                    ("digest", models.CharField(max_length=64)),
                ],
                options={
                    "indexes": [models.Index(fields=["day", "category"], name="postings_of_a_category")],
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
        )
    ]
