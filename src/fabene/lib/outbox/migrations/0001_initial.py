from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Pace",
                fields=[
                    ("channel", models.CharField(max_length=10, primary_key=True, serialize=False)),
                    ("troubles", models.PositiveIntegerField(default=0)),
                    ("trouble", models.CharField(blank=True, max_length=20)),
                    ("resting_until", models.DateTimeField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name="Message",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("channel", models.CharField(max_length=10)),
                    ("about", models.UUIDField(db_index=True)),
                    ("actor", models.UUIDField()),
                    ("recorded_at", models.DateTimeField()),
                    ("due_at", models.DateTimeField()),
                    ("not_after", models.DateTimeField()),
                    ("sealed", models.BinaryField(null=True)),
                    ("recipient_index", models.CharField(blank=True, max_length=64)),
                    ("digest", models.CharField(blank=True, max_length=64)),
                    ("state", models.CharField(default="waiting", max_length=10)),
                    ("attempts", models.PositiveSmallIntegerField(default=0)),
                    ("trouble", models.CharField(blank=True, max_length=20)),
                    ("claim", models.UUIDField(null=True)),
                    ("claimed_until", models.DateTimeField(null=True)),
                    ("tried_at", models.DateTimeField(null=True)),
                    ("finished_at", models.DateTimeField(null=True)),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("state", "waiting")),
                            fields=["channel", "due_at"],
                            name="messages_waiting",
                        ),
                        models.Index(fields=["channel", "tried_at"], name="messages_by_minute"),
                        models.Index(fields=["recipient_index", "finished_at"], name="messages_of_a_recipient"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("channel__in", ("sms", "email"))), name="message_channel_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("state__in", ["waiting", "sent", "failed", "withdrawn"])),
                            name="message_state_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "trouble__in",
                                    [
                                        "",
                                        "busy",
                                        "down",
                                        "unreachable",
                                        "not_admitted",
                                        "unreadable",
                                        "deferred",
                                        "rejected",
                                        "too_late",
                                        "recipient_limit",
                                        "sealed",
                                    ],
                                )
                            ),
                            name="message_trouble_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("finished_at__isnull", True), ("sealed__isnull", False), ("state", "waiting")
                                ),
                                models.Q(
                                    models.Q(("state", "waiting"), _negated=True),
                                    ("finished_at__isnull", False),
                                    ("sealed__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="message_wiped_when_finished",
                        ),
                    ],
                },
            ),
        )
    ]
