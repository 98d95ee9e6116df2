import django.db.models.deletion
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
                name="Household",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("code", models.CharField(max_length=12)),
                    ("owner", models.UUIDField(unique=True)),
                    ("simulated", models.BooleanField(default=False)),
                    ("since", models.DateField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    ("data_key", models.BinaryField(null=True)),
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
                        models.UniqueConstraint(fields=("network", "code"), name="household_code_once_a_network")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Composition",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("adults", models.PositiveSmallIntegerField()),
                    ("children", models.PositiveSmallIntegerField()),
                    ("since", models.DateField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="compositions",
                            to="households.household",
                        ),
                    ),
                    ("bands", models.JSONField(default=dict)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("adults__gte", 1), ("children__gte", 1), _connector="OR"),
                            name="composition_has_somebody",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Choice",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("excludes", models.JSONField(default=list)),
                    ("likes", models.JSONField(default=list)),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="choices",
                            to="households.household",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Presence",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "state",
                        models.CharField(
                            choices=[("waiting", "Waiting"), ("coming", "Coming"), ("away", "Away"), ("left", "Left")],
                            max_length=8,
                        ),
                    ),
                    ("since", models.DateField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="presences",
                            to="households.household",
                        ),
                    ),
                    ("until", models.DateField(null=True)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("until__isnull", True),
                                models.Q(("state", "away"), ("until__gte", models.F("since"))),
                                _connector="OR",
                            ),
                            name="presence_ends_after_it_starts",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Card",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("expires_at", models.DateTimeField()),
                    ("revoked_at", models.DateTimeField(null=True)),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="cards", to="households.household"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("revoked_at__isnull", True)),
                            fields=("household",),
                            name="one_card_in_force",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Consent",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "channel",
                        models.CharField(
                            choices=[("sms", "Sms"), ("email", "Email"), ("chat", "Chat"), ("call", "Call")],
                            max_length=5,
                        ),
                    ),
                    ("given", models.BooleanField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="consents",
                            to="households.household",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Contact",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("name", "Name"),
                                ("phone", "Phone"),
                                ("email", "Email"),
                                ("address", "Address"),
                                ("door", "Door"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("sealed", models.BinaryField()),
                    ("change", models.UUIDField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="contacts",
                            to="households.household",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("household", "kind"), name="one_contact_of_a_kind")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Delegate",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("code", models.CharField(max_length=8)),
                    ("recorded_at", models.DateTimeField()),
                    ("dropped_at", models.DateTimeField(null=True)),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="delegates",
                            to="households.household",
                        ),
                    ),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("dropped_at__isnull", True)),
                            fields=("network", "code"),
                            name="delegate_code_once_a_network",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Fingerprint",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("purpose", models.CharField(max_length=12)),
                    ("digest", models.CharField(db_index=True, max_length=64)),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="fingerprints",
                            to="households.household",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("household", "purpose"), name="one_fingerprint_a_purpose")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Match",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "first",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.household"
                        ),
                    ),
                    (
                        "second",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.household"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("first", "second"), name="one_match_a_pair"),
                        models.CheckConstraint(
                            condition=models.Q(("first", models.F("second")), _negated=True), name="match_of_two"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="MatchAnswer",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("agreed", models.BooleanField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.household"
                        ),
                    ),
                    (
                        "match",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="households.match"
                        ),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("match", "household"), name="one_answer_a_side")],
                },
            ),
            migrations.CreateModel(
                name="PickUp",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("home_delivery", models.BooleanField(default=False)),
                    ("since", models.DateField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="pick_ups",
                            to="households.household",
                        ),
                    ),
                    (
                        "market",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.market"
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Pin",
                fields=[
                    (
                        "household",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            primary_key=True,
                            related_name="pin",
                            serialize=False,
                            to="households.household",
                        ),
                    ),
                    ("hash", models.CharField(max_length=200)),
                    ("wrong", models.PositiveSmallIntegerField(default=0)),
                    ("locked_until", models.DateTimeField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name="Review",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("review_on", models.DateField()),
                    ("until", models.DateField(null=True)),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="reviews",
                            to="households.household",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Spoken",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "language",
                        models.CharField(
                            choices=[
                                ("it", "It"),
                                ("en", "En"),
                                ("fr", "Fr"),
                                ("es", "Es"),
                                ("ro", "Ro"),
                                ("ar", "Ar"),
                                ("zh", "Zh"),
                                ("uk", "Uk"),
                            ],
                            max_length=2,
                        ),
                    ),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="languages",
                            to="households.household",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Reminding",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("recorded_at", models.DateTimeField()),
                    ("on", models.BooleanField()),
                    ("hour", models.TimeField()),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Word",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("recorded_at", models.DateTimeField()),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("cancelled", "Cancelled"),
                                ("held", "Held"),
                                ("reminder", "Reminder"),
                                ("moved", "Moved"),
                                ("later", "Later"),
                                ("recalled", "Recalled"),
                                ("cleared", "Cleared"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("date", models.DateField()),
                    ("hour", models.TimeField(null=True)),
                    ("place", models.CharField(max_length=200)),
                    ("then_date", models.DateField(null=True)),
                    ("then_hour", models.TimeField(null=True)),
                    ("then_place", models.CharField(blank=True, max_length=200)),
                    ("foods", models.CharField(blank=True, max_length=250)),
                    ("advice", models.CharField(blank=True, max_length=12)),
                    (
                        "market",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.market"
                        ),
                    ),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["network", "-recorded_at"], name="words_of_a_network")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("kind__in", ["cancelled", "held", "reminder", "moved", "later", "recalled", "cleared"])
                            ),
                            name="word_kind_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Telling",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("recorded_at", models.DateTimeField()),
                    ("number", models.PositiveSmallIntegerField()),
                    ("channel", models.CharField(blank=True, max_length=5)),
                    (
                        "language",
                        models.CharField(
                            choices=[
                                ("it", "It"),
                                ("en", "En"),
                                ("fr", "Fr"),
                                ("es", "Es"),
                                ("ro", "Ro"),
                                ("ar", "Ar"),
                                ("zh", "Zh"),
                                ("uk", "Uk"),
                            ],
                            max_length=2,
                        ),
                    ),
                    ("home_delivery", models.BooleanField()),
                    ("alphabet", models.CharField(blank=True, max_length=6)),
                    ("units", models.PositiveIntegerField()),
                    ("parts", models.PositiveSmallIntegerField()),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="tellings",
                            to="households.household",
                        ),
                    ),
                    (
                        "word",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="tellings", to="households.word"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("word", "household", "number"), name="telling_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(("channel__in", ["", "sms", "email", "chat", "call"])),
                            name="telling_channel_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Told",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("recorded_at", models.DateTimeField()),
                    ("undone_at", models.DateTimeField(null=True)),
                    (
                        "telling",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="told", to="households.telling"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("undone_at__isnull", True)),
                            fields=("telling",),
                            name="family_told_once_by_hand",
                        )
                    ],
                },
            ),
        )
    ]
