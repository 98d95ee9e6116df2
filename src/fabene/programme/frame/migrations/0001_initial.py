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
                name="Programme",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("slug", models.SlugField(unique=True)),
                    ("name_it", models.CharField(max_length=200)),
                    ("name_en", models.CharField(blank=True, max_length=200)),
                    ("sentence_it", models.CharField(max_length=400)),
                    ("sentence_en", models.CharField(blank=True, max_length=400)),
                    ("story_it", models.TextField(blank=True, max_length=6000)),
                    ("story_en", models.TextField(blank=True, max_length=6000)),
                    ("starts", models.DateField(null=True)),
                    ("ends", models.DateField(null=True)),
                    ("cup", models.CharField(blank=True, max_length=15)),
                    ("ranking_position", models.PositiveIntegerField(null=True)),
                    ("ranking_out_of", models.PositiveIntegerField(null=True)),
                    ("ranking_funded_first", models.PositiveIntegerField(null=True)),
                    ("website", models.CharField(blank=True, max_length=500)),
                    ("front", models.BooleanField(default=False)),
                    (
                        "follows",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="followers",
                            to="frame.programme",
                        ),
                    ),
                    (
                        "parent",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="children",
                            to="frame.programme",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("starts__isnull", True),
                                ("ends__isnull", True),
                                ("ends__gte", models.F("starts")),
                                _connector="OR",
                            ),
                            name="programme_ends_after_it_starts",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ranking_position__isnull", True),
                                models.Q(
                                    ("ranking_out_of__gte", models.F("ranking_position")), ("ranking_position__gte", 1)
                                ),
                                _connector="OR",
                            ),
                            name="programme_ranked_among_those_ranked",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("front", True)), fields=("front",), name="one_programme_in_front"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Act",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("kind", models.CharField(max_length=12)),
                    ("number", models.CharField(blank=True, max_length=100)),
                    ("on", models.DateField(null=True)),
                    ("who", models.CharField(max_length=200)),
                    ("title_it", models.CharField(max_length=400)),
                    ("title_en", models.CharField(blank=True, max_length=400)),
                    ("amount_cents", models.BigIntegerField(null=True)),
                    (
                        "programme",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="frame.programme"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "kind__in",
                                    [
                                        "law",
                                        "decree",
                                        "resolution",
                                        "notice",
                                        "ranking",
                                        "agreement",
                                        "extension",
                                        "grant",
                                    ],
                                )
                            ),
                            name="act_kind_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("amount_cents__isnull", True), ("amount_cents__gte", 0), _connector="OR"
                            ),
                            name="act_amount_not_negative",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Agreement",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("number", models.CharField(blank=True, max_length=100)),
                    ("title_it", models.CharField(max_length=400)),
                    ("title_en", models.CharField(blank=True, max_length=400)),
                    ("parties", models.CharField(max_length=1000)),
                    ("about_it", models.TextField(blank=True, max_length=6000)),
                    ("about_en", models.TextField(blank=True, max_length=6000)),
                    ("signed_on", models.DateField(null=True)),
                    ("starts", models.DateField(null=True)),
                    ("ends", models.DateField(null=True)),
                    (
                        "programme",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="agreements", to="frame.programme"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("starts__isnull", True),
                                ("ends__isnull", True),
                                ("ends__gte", models.F("starts")),
                                _connector="OR",
                            ),
                            name="agreement_ends_after_it_starts",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Benefit",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("title_it", models.CharField(max_length=400)),
                    ("title_en", models.CharField(blank=True, max_length=400)),
                    ("known_by_it", models.TextField(blank=True, max_length=6000)),
                    ("known_by_en", models.TextField(blank=True, max_length=6000)),
                    ("position", models.PositiveSmallIntegerField(default=0)),
                    (
                        "programme",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="benefits", to="frame.programme"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Extension",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("text_it", models.CharField(max_length=400)),
                    ("text_en", models.CharField(blank=True, max_length=400)),
                    ("on", models.DateField(null=True)),
                    ("ends", models.DateField(null=True)),
                    (
                        "act",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="frame.act"
                        ),
                    ),
                    (
                        "agreement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="frame.agreement"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Figure",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("amount", models.BigIntegerField()),
                    ("unit_it", models.CharField(max_length=200)),
                    ("unit_en", models.CharField(blank=True, max_length=200)),
                    ("on", models.DateField()),
                    ("estimated", models.BooleanField(default=False)),
                    (
                        "benefit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="frame.benefit"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Policy",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("name_it", models.CharField(max_length=200)),
                    ("name_en", models.CharField(blank=True, max_length=200)),
                    ("objective_it", models.CharField(max_length=400)),
                    ("objective_en", models.CharField(blank=True, max_length=400)),
                    ("text_it", models.TextField(blank=True, max_length=6000)),
                    ("text_en", models.TextField(blank=True, max_length=6000)),
                    ("years", models.CharField(blank=True, max_length=40)),
                    ("position", models.PositiveSmallIntegerField(default=0)),
                    (
                        "programme",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="policies", to="frame.programme"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Phase",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("title_it", models.CharField(max_length=200)),
                    ("title_en", models.CharField(blank=True, max_length=200)),
                    ("text_it", models.TextField(blank=True, max_length=6000)),
                    ("text_en", models.TextField(blank=True, max_length=6000)),
                    ("starts", models.DateField(null=True)),
                    ("ends", models.DateField(null=True)),
                    (
                        "programme",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="phases", to="frame.programme"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("starts__isnull", True),
                                ("ends__isnull", True),
                                ("ends__gte", models.F("starts")),
                                _connector="OR",
                            ),
                            name="phase_ends_after_it_starts",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Partner",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("kind", models.CharField(max_length=10)),
                    ("does_it", models.CharField(max_length=400)),
                    ("does_en", models.CharField(blank=True, max_length=400)),
                    ("funds_it", models.CharField(blank=True, max_length=400)),
                    ("funds_en", models.CharField(blank=True, max_length=400)),
                    ("funds_cents", models.BigIntegerField(null=True)),
                    ("website", models.CharField(blank=True, max_length=500)),
                    ("position", models.PositiveSmallIntegerField(default=0)),
                    ("logo_given_by", models.CharField(blank=True, max_length=200)),
                    ("logo_given_on", models.DateField(null=True)),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                        ),
                    ),
                    (
                        "programme",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="partners", to="frame.programme"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["owner", "partner", "funder", "territory"])),
                            name="programme_partner_kind_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("logo_given_by", ""), ("logo_given_on__isnull", True)),
                                models.Q(
                                    models.Q(("logo_given_by", ""), _negated=True), ("logo_given_on__isnull", False)
                                ),
                                _connector="OR",
                            ),
                            name="logo_by_somebody_on_a_day",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("funds_cents__isnull", True), ("funds_cents__gte", 0), _connector="OR"),
                            name="partner_funds_not_negative",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("shown", True)),
                            fields=("programme", "organisation"),
                            name="one_part_in_a_programme",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Joining",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("since", models.DateField(null=True)),
                    ("until", models.DateField(null=True)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    (
                        "programme",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="joinings", to="frame.programme"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("since__isnull", True),
                                ("until__isnull", True),
                                ("until__gte", models.F("since")),
                                _connector="OR",
                            ),
                            name="joining_ends_after_it_starts",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Event",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("year", models.PositiveSmallIntegerField()),
                    ("month", models.PositiveSmallIntegerField()),
                    ("day", models.PositiveSmallIntegerField(null=True)),
                    ("title_it", models.CharField(max_length=400)),
                    ("title_en", models.CharField(blank=True, max_length=400)),
                    ("text_it", models.TextField(blank=True, max_length=6000)),
                    ("text_en", models.TextField(blank=True, max_length=6000)),
                    (
                        "programme",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="events", to="frame.programme"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("month__gte", 1), ("month__lte", 12)), name="event_in_a_month"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("day__isnull", True), models.Q(("day__gte", 1), ("day__lte", 31)), _connector="OR"
                            ),
                            name="event_on_a_day_or_in_a_month",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Project",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("slug", models.SlugField(unique=True)),
                    ("name_it", models.CharField(max_length=200)),
                    ("name_en", models.CharField(blank=True, max_length=200)),
                    ("sentence_it", models.CharField(max_length=400)),
                    ("sentence_en", models.CharField(blank=True, max_length=400)),
                    ("content_it", models.TextField(blank=True, max_length=6000)),
                    ("content_en", models.TextField(blank=True, max_length=6000)),
                    ("also_called", models.CharField(blank=True, max_length=200)),
                    (
                        "lead",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.organisation",
                        ),
                    ),
                    (
                        "programme",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="projects", to="frame.programme"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Link",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("action_it", models.CharField(max_length=400)),
                    ("action_en", models.CharField(blank=True, max_length=400)),
                    (
                        "policy",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="links", to="frame.policy"
                        ),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="links",
                            to="frame.project",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ProjectNetwork",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="places", to="frame.project"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("project", "network"), name="a_network_once_in_a_project")
                    ],
                },
            ),
            migrations.CreateModel(
                name="ProjectPartner",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("position", models.PositiveSmallIntegerField()),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                        ),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="partners", to="frame.project"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("project", "organisation"), name="a_partner_once_in_a_project")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Result",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("source", models.CharField(max_length=500)),
                    ("shown", models.BooleanField(default=True)),
                    ("text_it", models.CharField(max_length=400)),
                    ("text_en", models.CharField(blank=True, max_length=400)),
                    ("on", models.DateField()),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="results", to="frame.project"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Revision",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("row", models.UUIDField(db_index=True)),
                    ("part", models.CharField(max_length=12)),
                    ("before", models.JSONField()),
                    ("why", models.CharField(max_length=400)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "part__in",
                                    [
                                        "programme",
                                        "act",
                                        "phase",
                                        "partner",
                                        "agreement",
                                        "extension",
                                        "benefit",
                                        "figure",
                                        "event",
                                        "policy",
                                        "link",
                                        "network",
                                        "project",
                                        "result",
                                    ],
                                )
                            ),
                            name="revision_part_known",
                        )
                    ],
                },
            ),
        )
    ]
