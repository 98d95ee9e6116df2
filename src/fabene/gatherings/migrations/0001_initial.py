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
                name="Feed",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("owner", models.UUIDField(db_index=True)),
                    ("expires_at", models.DateTimeField()),
                    ("revoked_at", models.DateTimeField(null=True)),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Gathering",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("about", models.UUIDField(db_index=True, null=True)),
                    ("kind", models.CharField(max_length=10)),
                    ("title_it", models.CharField(max_length=150)),
                    ("title_en", models.CharField(blank=True, max_length=150)),
                    ("text_it", models.CharField(blank=True, max_length=2000)),
                    ("text_en", models.CharField(blank=True, max_length=2000)),
                    ("starts_at", models.DateTimeField(db_index=True)),
                    ("ends_at", models.DateTimeField()),
                    ("precision", models.CharField(max_length=6)),
                    ("place", models.CharField(blank=True, max_length=150)),
                    ("address", models.CharField(blank=True, max_length=200)),
                    ("link", models.CharField(blank=True, max_length=500)),
                    ("link_public", models.BooleanField()),
                    ("phone", models.CharField(blank=True, max_length=40)),
                    ("phone_note", models.CharField(blank=True, max_length=100)),
                    ("recording", models.CharField(blank=True, max_length=500)),
                    ("summary_it", models.CharField(blank=True, max_length=6000)),
                    ("summary_en", models.CharField(blank=True, max_length=6000)),
                    ("capacity", models.PositiveIntegerField(null=True)),
                    ("public", models.BooleanField()),
                    ("sign_up", models.BooleanField()),
                    ("source", models.CharField(blank=True, max_length=500)),
                    ("series", models.UUIDField(db_index=True, null=True)),
                    ("sequence", models.PositiveIntegerField()),
                    ("changed_at", models.DateTimeField()),
                    ("cancelled_at", models.DateTimeField(null=True)),
                    ("why_cancelled", models.CharField(blank=True, max_length=300)),
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
                            condition=models.Q(
                                (
                                    "kind__in",
                                    [
                                        "shift",
                                        "workshop",
                                        "training",
                                        "lesson",
                                        "assembly",
                                        "lunch",
                                        "webinar",
                                        "meeting",
                                        "table",
                                    ],
                                )
                            ),
                            name="gathering_kind_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("precision__in", ["minute", "day", "month"])),
                            name="gathering_precision_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                            name="gathering_ends_after_it_starts",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("cancelled_at__isnull", True), ("why_cancelled", "")),
                                models.Q(
                                    ("cancelled_at__isnull", False), models.Q(("why_cancelled", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            name="gathering_cancelled_with_a_reason",
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
                    ("in_person", models.PositiveIntegerField()),
                    ("remote", models.PositiveIntegerField()),
                    ("by_phone", models.PositiveIntegerField()),
                    (
                        "gathering",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="counts",
                            to="gatherings.gathering",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Change",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("kind", models.CharField(max_length=10)),
                    ("reason", models.CharField(blank=True, max_length=300)),
                    ("was_starts_at", models.DateTimeField()),
                    ("was_ends_at", models.DateTimeField()),
                    ("was_place", models.CharField(blank=True, max_length=150)),
                    (
                        "gathering",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="changes",
                            to="gatherings.gathering",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["edited", "moved", "cancelled", "resumed"])),
                            name="gathering_change_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Material",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("title_it", models.CharField(max_length=150)),
                    ("title_en", models.CharField(blank=True, max_length=150)),
                    ("url", models.CharField(blank=True, max_length=500)),
                    ("public", models.BooleanField()),
                    ("withdrawn_at", models.DateTimeField(null=True)),
                    (
                        "gathering",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="materials",
                            to="gatherings.gathering",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Presence",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("owner", models.UUIDField(db_index=True)),
                    ("undone_at", models.DateTimeField(null=True)),
                    (
                        "gathering",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="presences",
                            to="gatherings.gathering",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("undone_at__isnull", True)),
                            fields=("gathering", "owner"),
                            name="present_once",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="SignUp",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("owner", models.UUIDField(db_index=True, null=True)),
                    ("people", models.PositiveSmallIntegerField()),
                    ("sealed", models.BinaryField(null=True)),
                    ("sender", models.CharField(blank=True, db_index=True, max_length=64)),
                    ("origin", models.CharField(blank=True, db_index=True, max_length=64)),
                    ("language", models.CharField(max_length=5)),
                    ("stands_since", models.DateTimeField()),
                    ("withdrawn_at", models.DateTimeField(null=True)),
                    (
                        "gathering",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="sign_ups",
                            to="gatherings.gathering",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("people__gte", 1)), name="sign_up_of_somebody"),
                        models.CheckConstraint(
                            condition=models.Q(("owner__isnull", True), ("sealed__isnull", True), _connector="OR"),
                            name="sign_up_known_once",
                        ),
                        models.UniqueConstraint(fields=("gathering", "owner"), name="sign_up_once"),
                    ],
                },
            ),
        )
    ]
