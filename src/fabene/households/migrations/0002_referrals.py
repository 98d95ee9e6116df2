from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from fabene.lib.ids import derived

BATCH = 500


def date_the_markets(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Write down for every household the market it has had since its first day."""
    pick_ups = apps.get_model("households", "PickUp").objects.using(editor.connection.alias)
    households = apps.get_model("households", "Household").objects.using(editor.connection.alias).order_by("id")
    for start in range(0, households.count(), BATCH):
        pick_ups.bulk_create(
            pick_ups.model(
                id=derived(row.id, "pick-up"),
                household=row,
                market_id=row.market_id,
                home_delivery=row.home_delivery,
                since=row.since,
                recorded_at=row.recorded_at,
            )
            for row in households[start : start + BATCH]
        )
    _check_at_once(editor)


def undate_the_markets(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Give every household back the market it had last."""
    alias = editor.connection.alias
    pick_ups = apps.get_model("households", "PickUp").objects.using(alias).order_by("since", "recorded_at", "id")
    households = apps.get_model("households", "Household").objects.using(alias)
    for row in pick_ups.iterator(chunk_size=BATCH):
        households.filter(id=row.household_id).update(market_id=row.market_id, home_delivery=row.home_delivery)
    _check_at_once(editor)


def _check_at_once(editor: BaseDatabaseSchemaEditor) -> None:
    """Let PostgreSQL check the foreign keys of what was written now: it alters no table that still waits for that."""
    if editor.connection.vendor == "postgresql":
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [
        ("households", "0001_initial"),
        ("people", "0003_roles_accreditations_readings"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "channel",
                    models.CharField(
                        choices=[("sms", "Sms"), ("email", "Email"), ("chat", "Chat"), ("call", "Call")], max_length=5
                    ),
                ),
                ("given", models.BooleanField()),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
        ),
        migrations.CreateModel(
            name="Delegate",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=8)),
                ("recorded_at", models.DateTimeField()),
                ("dropped_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("purpose", models.CharField(max_length=12)),
                ("digest", models.CharField(db_index=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Match",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="MatchAnswer",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("agreed", models.BooleanField()),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PickUp",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("home_delivery", models.BooleanField(default=False)),
                ("since", models.DateField()),
                ("recorded_at", models.DateTimeField()),
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
            ],
        ),
        migrations.AddField(
            model_name="composition",
            name="bands",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="household",
            name="data_key",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="household",
            name="organisation",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="until",
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name="presence",
            name="state",
            field=models.CharField(
                choices=[("waiting", "Waiting"), ("coming", "Coming"), ("away", "Away"), ("left", "Left")], max_length=8
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until__isnull", True),
                    models.Q(("state", "away"), ("until__gte", models.F("since"))),
                    _connector="OR",
                ),
                name="presence_ends_after_it_starts",
            ),
        ),
        migrations.AddField(
            model_name="card",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="cards", to="households.household"
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="households.household"
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="households.household"
            ),
        ),
        migrations.AddField(
            model_name="delegate",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="delegates", to="households.household"
            ),
        ),
        migrations.AddField(
            model_name="delegate",
            name="network",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"),
        ),
        migrations.AddField(
            model_name="fingerprint",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="fingerprints", to="households.household"
            ),
        ),
        migrations.AddField(
            model_name="match",
            name="first",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.household"
            ),
        ),
        migrations.AddField(
            model_name="match",
            name="second",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.household"
            ),
        ),
        migrations.AddField(
            model_name="matchanswer",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="households.household"
            ),
        ),
        migrations.AddField(
            model_name="matchanswer",
            name="match",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="households.match"
            ),
        ),
        migrations.AddField(
            model_name="pickup",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="pick_ups", to="households.household"
            ),
        ),
        migrations.AddField(
            model_name="pickup",
            name="market",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.market"),
        ),
        migrations.AddField(
            model_name="review",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="households.household"
            ),
        ),
        migrations.AddField(
            model_name="spoken",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="languages", to="households.household"
            ),
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at__isnull", True)), fields=("household",), name="one_card_in_force"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(fields=("household", "kind"), name="one_contact_of_a_kind"),
        ),
        migrations.AddConstraint(
            model_name="delegate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dropped_at__isnull", True)),
                fields=("network", "code"),
                name="delegate_code_once_a_network",
            ),
        ),
        migrations.AddConstraint(
            model_name="fingerprint",
            constraint=models.UniqueConstraint(fields=("household", "purpose"), name="one_fingerprint_a_purpose"),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.UniqueConstraint(fields=("first", "second"), name="one_match_a_pair"),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.CheckConstraint(
                condition=models.Q(("first", models.F("second")), _negated=True), name="match_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="matchanswer",
            constraint=models.UniqueConstraint(fields=("match", "household"), name="one_answer_a_side"),
        ),
        migrations.AlterField(
            model_name="household",
            name="market",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.market"
            ),
        ),
        migrations.RunPython(date_the_markets, undate_the_markets),
        migrations.RemoveField(model_name="household", name="market"),
        migrations.RemoveField(model_name="household", name="home_delivery"),
    ]
