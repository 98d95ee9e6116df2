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
                name="Municipality",
                fields=[
                    ("latitude", models.DecimalField(decimal_places=6, max_digits=9)),
                    ("longitude", models.DecimalField(decimal_places=6, max_digits=9)),
                    ("approximate", models.BooleanField()),
                    ("source", models.CharField(max_length=500)),
                    ("istat_code", models.CharField(max_length=6, primary_key=True, serialize=False)),
                    ("name", models.CharField(max_length=100)),
                    ("province", models.CharField(max_length=100)),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Hub",
                fields=[
                    ("latitude", models.DecimalField(decimal_places=6, max_digits=9)),
                    ("longitude", models.DecimalField(decimal_places=6, max_digits=9)),
                    ("approximate", models.BooleanField()),
                    ("source", models.CharField(max_length=500)),
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="hubs", to="people.network"
                        ),
                    ),
                    (
                        "municipality",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="hubs", to="places.municipality"
                        ),
                    ),
                    ("name", models.CharField(max_length=100)),
                    ("address", models.CharField(blank=True, max_length=200)),
                    ("usual", models.BooleanField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("network", "name"), name="one_hub_per_name"),
                        models.UniqueConstraint(
                            condition=models.Q(("usual", True)), fields=("network",), name="one_usual_hub"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Market",
                fields=[
                    ("latitude", models.DecimalField(decimal_places=6, max_digits=9)),
                    ("longitude", models.DecimalField(decimal_places=6, max_digits=9)),
                    ("approximate", models.BooleanField()),
                    ("source", models.CharField(max_length=500)),
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="markets", to="people.network"
                        ),
                    ),
                    (
                        "municipality",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="markets",
                            to="places.municipality",
                        ),
                    ),
                    ("slug", models.SlugField()),
                    ("name", models.CharField(max_length=100)),
                    ("place", models.CharField(max_length=200)),
                    ("kind", models.CharField(max_length=10)),
                    (
                        "hub",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="markets",
                            to="places.hub",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("network", "slug"), name="one_market_per_slug"),
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["market", "garden", "farms", "shops", "canteen"])),
                            name="market_kind_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="MarketHours",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "market",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="hours", to="places.market"
                        ),
                    ),
                    ("weekday", models.PositiveSmallIntegerField()),
                    ("opens", models.TimeField(null=True)),
                    ("closes", models.TimeField(null=True)),
                    ("collection_at", models.TimeField(null=True)),
                    ("valid_from", models.DateField()),
                    ("valid_until", models.DateField(null=True)),
                    ("note", models.CharField(blank=True, max_length=300)),
                    ("source", models.CharField(max_length=500)),
                ],
                options={
                    "verbose_name_plural": "market hours",
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("weekday__lte", 6)), name="hours_weekday_known"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("opens__isnull", False), ("collection_at__isnull", False), _connector="OR"
                            ),
                            name="hours_not_empty",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("valid_until__isnull", True),
                                ("valid_until__gte", models.F("valid_from")),
                                _connector="OR",
                            ),
                            name="hours_end_after_they_start",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Stall",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "market",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="stalls", to="places.market"
                        ),
                    ),
                    ("label", models.CharField(max_length=30)),
                    ("sells", models.JSONField(default=list)),
                    ("gives", models.BooleanField()),
                    ("trader", models.CharField(blank=True, max_length=100)),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("market", "label"), name="one_stall_per_label")],
                },
            ),
            migrations.CreateModel(
                name="Donor",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="donors", to="people.network"
                        ),
                    ),
                    ("kind", models.CharField(max_length=20)),
                    ("name", models.CharField(max_length=100)),
                    ("place", models.CharField(blank=True, max_length=200)),
                    ("sells", models.JSONField(default=list)),
                    ("weekdays", models.JSONField(default=list)),
                    ("gives", models.BooleanField()),
                    ("trader", models.CharField(blank=True, max_length=100)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("kind__in", ["spuntista", "shop", "farm", "garden", "supermarket", "canteen"])
                            ),
                            name="donor_kind_known",
                        ),
                        models.UniqueConstraint(fields=("network", "name"), name="one_donor_per_name"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="AgreementStep",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    ("giver", models.UUIDField(db_index=True)),
                    ("state", models.CharField(max_length=12)),
                    ("on", models.DateField()),
                    ("note", models.CharField(blank=True, max_length=300)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["mapped", "contacted", "agreed", "poster", "first_gift", "ended"])
                            ),
                            name="agreement_state_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Kitchen",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="kitchens", to="people.network"
                        ),
                    ),
                    ("name", models.CharField(max_length=100)),
                    ("address", models.CharField(blank=True, max_length=200)),
                    ("source", models.CharField(blank=True, max_length=500)),
                    ("keeps_record", models.BooleanField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("network", "name"), name="one_kitchen_per_name")],
                },
            ),
            migrations.CreateModel(
                name="Destination",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="destinations",
                            to="people.network",
                        ),
                    ),
                    ("kind", models.CharField(max_length=20)),
                    ("name", models.CharField(max_length=100)),
                    ("address", models.CharField(blank=True, max_length=200)),
                    ("source", models.CharField(blank=True, max_length=500)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("kind__in", ["emporio", "open_table", "kitchen", "animals", "compost"])
                            ),
                            name="destination_kind_known",
                        ),
                        models.UniqueConstraint(fields=("network", "name"), name="one_destination_per_name"),
                    ],
                },
            ),
        )
    ]
