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
                name="Request",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("number", models.PositiveIntegerField(unique=True)),
                    ("kind", models.CharField(max_length=12)),
                    ("state", models.CharField(max_length=8)),
                    ("key", models.BinaryField(null=True)),
                    ("letter", models.BinaryField(null=True)),
                    ("answer", models.BinaryField(null=True)),
                    ("origin", models.CharField(blank=True, max_length=64)),
                    ("digest", models.CharField(blank=True, max_length=64)),
                    ("asked_at", models.DateTimeField(db_index=True)),
                    ("moved_at", models.DateTimeField()),
                    ("closed_at", models.DateTimeField(null=True)),
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
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["trader", "school", "volunteer", "organisation", "help"])),
                            name="contact_kind_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("state__in", ["open", "taken", "closed", "gone"])),
                            name="contact_state_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "gone"), _negated=True),
                                models.Q(
                                    ("answer__isnull", True),
                                    ("digest", ""),
                                    ("key__isnull", True),
                                    ("letter__isnull", True),
                                    ("origin", ""),
                                ),
                                _connector="OR",
                            ),
                            name="contact_gone_says_nothing",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("closed_at__isnull", True), ("state__in", ["open", "taken"])),
                                models.Q(("closed_at__isnull", False), ("state__in", ["closed", "gone"])),
                                _connector="OR",
                            ),
                            name="contact_closed_at_a_moment",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Move",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("step", models.CharField(max_length=10)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    (
                        "request",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="contacts.request"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "step__in",
                                    [
                                        "asked",
                                        "taken",
                                        "answered",
                                        "closed",
                                        "reopened",
                                        "handed",
                                        "withdrawn",
                                        "lapsed",
                                        "erased",
                                    ],
                                )
                            ),
                            name="contact_step_known",
                        )
                    ],
                },
            ),
        )
    ]
