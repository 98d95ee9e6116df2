import django.db.models.deletion
from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("collecting", "0001_initial"),
        ("households", "0001_initial"),
        ("people", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Plan",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="collecting.marketday"
                        ),
                    ),
                    ("number", models.PositiveIntegerField()),
                    ("problem", models.JSONField()),
                    ("solution", models.JSONField()),
                    ("extras", models.JSONField(default=list)),
                    ("supplies", models.JSONField()),
                    ("rules", models.JSONField()),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("faded_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("day", "number"), name="plan_number_once_a_day")],
                },
            ),
            migrations.CreateModel(
                name="PlanEdit",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="edits", to="sharing.plan"
                        ),
                    ),
                    ("number", models.PositiveIntegerField()),
                    (
                        "giver",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="households.household",
                        ),
                    ),
                    (
                        "taker",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="households.household",
                        ),
                    ),
                    ("giver_stand_in", models.CharField(blank=True, max_length=12)),
                    ("taker_stand_in", models.CharField(blank=True, max_length=12)),
                    ("supply", models.UUIDField()),
                    ("packs", models.PositiveIntegerField()),
                    ("why", models.CharField(default="other", max_length=20)),
                    ("reason", models.CharField(blank=True, max_length=200)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("plan", "number"), name="plan_edit_number_once"),
                        models.CheckConstraint(condition=models.Q(("packs__gte", 1)), name="plan_edit_moves_something"),
                        models.CheckConstraint(
                            condition=models.Q(("why__in", ["asked", "cannot_use", "spoils", "slip", "other"])),
                            name="plan_edit_reason_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("giver__isnull", False),
                                ("taker__isnull", False),
                                models.Q(("giver_stand_in", ""), ("taker_stand_in", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="plan_edit_has_an_end",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Confirmation",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="confirmations", to="sharing.plan"
                        ),
                    ),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="collecting.marketday"
                        ),
                    ),
                    ("empty_handed", models.JSONField(default=list)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("undone_at__isnull", True)),
                            fields=("day",),
                            name="one_confirmed_plan_a_day",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Bag",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "confirmation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="bags", to="sharing.confirmation"
                        ),
                    ),
                    (
                        "household",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="households.household",
                        ),
                    ),
                    ("code", models.CharField(max_length=8)),
                    ("home_delivery", models.BooleanField()),
                    ("position", models.PositiveIntegerField()),
                    ("grams", models.PositiveIntegerField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("confirmation", "code"), name="bag_code_once_a_day"),
                        models.UniqueConstraint(fields=("confirmation", "household"), name="one_bag_a_household"),
                        models.CheckConstraint(condition=models.Q(("grams__lte", 40000)), name="bag_can_be_carried"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BagContent",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("category", models.CharField(max_length=30)),
                    ("lot", models.UUIDField(db_index=True)),
                    ("grams", models.PositiveIntegerField()),
                    ("pieces", models.PositiveIntegerField(null=True)),
                    (
                        "bag",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="contents", to="sharing.bag"
                        ),
                    ),
                    ("supply", models.UUIDField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("bag", "supply", "lot"), name="bag_holds_a_lot_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("grams__gte", 1), ("pieces__isnull", True)),
                                models.Q(("pieces__gte", 1), ("pieces__isnull", False)),
                                _connector="OR",
                            ),
                            name="bag_content_weighs",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="TakenOut",
                fields=[
                    ("category", models.CharField(max_length=30)),
                    ("lot", models.UUIDField(db_index=True)),
                    ("grams", models.PositiveIntegerField()),
                    ("pieces", models.PositiveIntegerField(null=True)),
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "bag",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="taken_out", to="sharing.bag"
                        ),
                    ),
                    ("supply", models.UUIDField()),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("grams__gte", 1), ("pieces__isnull", True)),
                                models.Q(("pieces__gte", 1), ("pieces__isnull", False)),
                                _connector="OR",
                            ),
                            name="what_is_taken_out_weighs",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Handover",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "bag",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="sharing.bag"
                        ),
                    ),
                    ("to_delegate", models.BooleanField(default=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("undone_at__isnull", True)),
                            fields=("bag",),
                            name="bag_handed_over_once",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PassOn",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="collecting.marketday"
                        ),
                    ),
                    (
                        "destination",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.destination"
                        ),
                    ),
                    (
                        "bag",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="passings",
                            to="sharing.bag",
                        ),
                    ),
                    ("tickets", models.PositiveIntegerField(null=True)),
                    ("grams", models.PositiveIntegerField()),
                    ("pieces", models.PositiveIntegerField(default=0)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("bag__isnull", False), ("undone_at__isnull", True)),
                            fields=("bag",),
                            name="bag_passed_on_once",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PassOnContent",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("category", models.CharField(max_length=30)),
                    ("lot", models.UUIDField(db_index=True)),
                    ("grams", models.PositiveIntegerField()),
                    ("pieces", models.PositiveIntegerField(null=True)),
                    (
                        "passing",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="contents", to="sharing.passon"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("passing", "lot"), name="passing_holds_a_lot_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("grams__gte", 1), ("pieces__isnull", True)),
                                models.Q(("pieces__gte", 1), ("pieces__isnull", False)),
                                _connector="OR",
                            ),
                            name="passing_content_weighs",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Opening",
                fields=[
                    (
                        "network",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            primary_key=True,
                            related_name="+",
                            serialize=False,
                            to="people.network",
                        ),
                    ),
                    ("on", models.DateField()),
                    ("recorded_at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="OpeningStanding",
                fields=[
                    (
                        "household",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            primary_key=True,
                            related_name="+",
                            serialize=False,
                            to="households.household",
                        ),
                    ),
                    (
                        "opening",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="standings", to="sharing.opening"
                        ),
                    ),
                    ("received_grams", models.FloatField()),
                    ("weight", models.FloatField()),
                ],
            ),
            migrations.CreateModel(
                name="OpeningPieces",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.household"
                        ),
                    ),
                    (
                        "opening",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="pieces", to="sharing.opening"
                        ),
                    ),
                    ("category", models.CharField(max_length=30)),
                    ("received_units", models.FloatField()),
                    ("weight", models.FloatField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("household", "category"), name="one_opening_a_category")
                    ],
                },
            ),
            migrations.CreateModel(
                name="ReachedMonth",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    ("month", models.DateField()),
                    ("households", models.PositiveIntegerField(default=0)),
                    ("newly", models.PositiveIntegerField(default=0)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("network", "month"), name="one_reached_month_a_network")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Counted",
                fields=[
                    (
                        "household",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            primary_key=True,
                            related_name="+",
                            serialize=False,
                            to="households.household",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="TableSession",
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
                        "destination",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.destination"
                        ),
                    ),
                    (
                        "hub",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.hub"
                        ),
                    ),
                    (
                        "day",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="collecting.marketday",
                        ),
                    ),
                    ("on", models.DateField(db_index=True)),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="TableClearing",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "session",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="clearings",
                            to="sharing.tablesession",
                        ),
                    ),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("undone_at__isnull", True)),
                            fields=("session",),
                            name="table_cleared_once",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="TableMove",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "session",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="sharing.tablesession"
                        ),
                    ),
                    ("back", models.BooleanField()),
                    (
                        "clearing",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="move",
                            to="sharing.tableclearing",
                        ),
                    ),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("clearing__isnull", True), ("back", True), _connector="OR"),
                            name="clearing_brings_back",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="TableMovePart",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("category", models.CharField(max_length=30)),
                    ("lot", models.UUIDField(db_index=True)),
                    ("grams", models.PositiveIntegerField()),
                    ("pieces", models.PositiveIntegerField(null=True)),
                    (
                        "move",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="sharing.tablemove"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("move", "lot"), name="table_move_holds_a_lot_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("grams__gte", 1), ("pieces__isnull", True)),
                                models.Q(("pieces__gte", 1), ("pieces__isnull", False)),
                                _connector="OR",
                            ),
                            name="table_move_part_weighs",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="TableTap",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "session",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="taps", to="sharing.tablesession"
                        ),
                    ),
                    ("number", models.PositiveIntegerField()),
                    ("tally", models.CharField(max_length=12)),
                    ("change", models.IntegerField()),
                    (
                        "undoes",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="undone_by",
                            to="sharing.tabletap",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("session", "number"), name="table_tap_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(("change", 0), _negated=True), name="table_tap_changes_something"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("tally__in", ["tickets", "called", "people", "children", "first_time", "unsaid"])
                            ),
                            name="table_tally_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Acknowledgement",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "destination",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.destination"
                        ),
                    ),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="collecting.marketday"
                        ),
                    ),
                    ("by", models.CharField(max_length=10)),
                    ("note", models.CharField(blank=True, max_length=200)),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("by__in", ["typed", "link"])), name="acknowledged_by_known"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="AcknowledgedPassing",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "acknowledgement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="passings",
                            to="sharing.acknowledgement",
                        ),
                    ),
                    (
                        "passing",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="acknowledgements",
                            to="sharing.passon",
                        ),
                    ),
                    ("live", models.BooleanField(default=True, null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("passing", "live"), name="passing_acknowledged_once"),
                        models.CheckConstraint(
                            condition=models.Q(("live__isnull", True), ("live", True), _connector="OR"),
                            name="acknowledged_or_undone",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="AcknowledgedLine",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "acknowledgement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="lines",
                            to="sharing.acknowledgement",
                        ),
                    ),
                    ("category", models.CharField(max_length=30)),
                    ("counted", models.BooleanField()),
                    ("sent", models.PositiveIntegerField()),
                    ("received", models.PositiveIntegerField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("acknowledgement", "category"), name="category_acknowledged_once"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PastBag",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "day",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="collecting.marketday"
                        ),
                    ),
                    (
                        "household",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="households.household",
                        ),
                    ),
                    ("grams", models.PositiveIntegerField()),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("household__isnull", False), ("undone_at__isnull", True)),
                            fields=("day", "household"),
                            name="one_past_bag_a_household",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PastBagContent",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("category", models.CharField(max_length=30)),
                    ("lot", models.UUIDField(db_index=True)),
                    ("grams", models.PositiveIntegerField()),
                    ("pieces", models.PositiveIntegerField(null=True)),
                    (
                        "bag",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="contents", to="sharing.pastbag"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("bag", "lot"), name="past_bag_holds_a_lot_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("grams__gte", 1), ("pieces__isnull", True)),
                                models.Q(("pieces__gte", 1), ("pieces__isnull", False)),
                                _connector="OR",
                            ),
                            name="past_bag_content_weighs",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Recall",
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
                    ("year", models.PositiveSmallIntegerField()),
                    ("number", models.PositiveIntegerField()),
                    ("what", models.CharField(max_length=100)),
                    ("reason", models.CharField(max_length=300)),
                    ("said_by", models.CharField(max_length=10)),
                    ("reference", models.CharField(blank=True, max_length=200)),
                    ("advice", models.CharField(max_length=12)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(fields=("network", "year", "number"), name="recall_number_once_a_year"),
                        models.CheckConstraint(
                            condition=models.Q(("said_by__in", ["ministry", "authority", "giver", "ourselves"])),
                            name="recall_by_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("advice__in", ["do_not_eat", "bring_back", "throw_away"])),
                            name="recall_advice_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RecallLot",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "recall",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="lots", to="sharing.recall"
                        ),
                    ),
                    (
                        "lot",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="collecting.lot"
                        ),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("recall", "lot"), name="recall_names_a_lot_once")],
                },
            ),
            migrations.CreateModel(
                name="RecallTold",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "recall",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="told", to="sharing.recall"
                        ),
                    ),
                    ("kind", models.CharField(max_length=12)),
                    ("party", models.UUIDField()),
                    ("how", models.CharField(max_length=10)),
                    ("note", models.CharField(blank=True, max_length=200)),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("undone_at__isnull", True)),
                            fields=("recall", "kind", "party"),
                            name="party_told_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["giver", "hub", "kitchen", "network", "destination"])),
                            name="party_kind_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("how__in", ["call", "mail", "message", "in_person"])),
                            name="how_told_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RecallWord",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "recall",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="words", to="sharing.recall"
                        ),
                    ),
                    (
                        "word",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="households.word"
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="RecallMove",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "recall",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="sharing.recall"
                        ),
                    ),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    (
                        "lot",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="collecting.lot"
                        ),
                    ),
                    (
                        "bag",
                        models.ForeignKey(
                            null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.bag"
                        ),
                    ),
                    (
                        "passing",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="sharing.passon",
                        ),
                    ),
                    ("store", models.UUIDField(null=True)),
                    ("thrown", models.BooleanField()),
                    ("grams", models.PositiveIntegerField()),
                    ("pieces", models.PositiveIntegerField(null=True)),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("grams__gte", 1), ("pieces__isnull", True)),
                                models.Q(("pieces__gte", 1), ("pieces__isnull", False)),
                                _connector="OR",
                            ),
                            name="recall_move_weighs",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("bag__isnull", False), ("passing__isnull", True), ("store__isnull", True)),
                                models.Q(("bag__isnull", True), ("passing__isnull", False), ("store__isnull", True)),
                                models.Q(
                                    ("bag__isnull", True),
                                    ("passing__isnull", True),
                                    ("store__isnull", False),
                                    ("thrown", True),
                                ),
                                _connector="OR",
                            ),
                            name="recall_move_comes_from_somewhere",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RecallClosing",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "recall",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="closing", to="sharing.recall"
                        ),
                    ),
                    ("outcome", models.CharField(max_length=10)),
                    ("note", models.CharField(blank=True, max_length=300)),
                ],
                options={
                    "ordering": ["happened_at", "id"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("outcome__in", ["done", "harmless", "mistake"])), name="outcome_known"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Serving",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    (
                        "kitchen",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.kitchen"
                        ),
                    ),
                    ("on", models.DateField(db_index=True)),
                    ("how", models.CharField(max_length=20)),
                    ("people", models.PositiveIntegerField(null=True)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("how__in", ["eaten_here", "taken", "brought_home"])),
                            name="served_how_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ServingContent",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("category", models.CharField(max_length=30)),
                    ("lot", models.UUIDField(db_index=True)),
                    ("grams", models.PositiveIntegerField()),
                    ("pieces", models.PositiveIntegerField(null=True)),
                    (
                        "serving",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="contents", to="sharing.serving"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("serving", "lot"), name="serving_holds_a_lot_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("grams__gte", 1), ("pieces__isnull", True)),
                                models.Q(("pieces__gte", 1), ("pieces__isnull", False)),
                                _connector="OR",
                            ),
                            name="serving_content_weighs",
                        ),
                    ],
                },
            ),
        )
    ]
