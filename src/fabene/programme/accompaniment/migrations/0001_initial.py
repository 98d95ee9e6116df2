import django.db.models.deletion
from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("frame", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Parted",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("merger", models.UUIDField(unique=True)),
                    ("on", models.DateField()),
                    ("why", models.CharField(max_length=500)),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Action",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("what_it", models.CharField(max_length=300)),
                    ("what_en", models.CharField(blank=True, max_length=300)),
                    ("who_else", models.CharField(blank=True, max_length=150)),
                    ("starts", models.DateField(null=True)),
                    ("due_on", models.DateField(null=True)),
                    ("source", models.CharField(blank=True, max_length=500)),
                    (
                        "network",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.network"
                        ),
                    ),
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
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Plan",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("title_it", models.CharField(max_length=150)),
                    ("title_en", models.CharField(blank=True, max_length=150)),
                    ("aims_it", models.CharField(max_length=3000)),
                    ("aims_en", models.CharField(blank=True, max_length=3000)),
                    ("themes_it", models.CharField(blank=True, max_length=2000)),
                    ("themes_en", models.CharField(blank=True, max_length=2000)),
                    ("starts", models.DateField(null=True)),
                    ("ends", models.DateField(null=True)),
                    ("source", models.CharField(blank=True, max_length=500)),
                    (
                        "network",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.network",
                        ),
                    ),
                    (
                        "programme",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="frame.programme",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("starts__isnull", True),
                                ("ends__isnull", True),
                                ("ends__gte", models.F("starts")),
                                _connector="OR",
                            ),
                            name="plan_ends_after_it_starts",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PlanIdea",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("idea", models.UUIDField(unique=True)),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="ideas",
                            to="accompaniment.plan",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Joined",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("merger", models.UUIDField(db_index=True)),
                    ("on", models.DateField()),
                    ("why", models.CharField(max_length=500)),
                    (
                        "into",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="received",
                            to="accompaniment.plan",
                        ),
                    ),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="joined", to="accompaniment.plan"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("plan", models.F("into")), _negated=True), name="plan_joins_another"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Hours",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("on", models.DateField()),
                    ("spent_minutes", models.PositiveIntegerField()),
                    ("giver", models.CharField(max_length=12)),
                    ("what", models.CharField(max_length=200)),
                    ("undone_at", models.DateTimeField(null=True)),
                    (
                        "organisation",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.organisation",
                        ),
                    ),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="hours", to="accompaniment.plan"
                        ),
                    ),
                ],
                options={
                    "verbose_name_plural": "hours",
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("giver", "mentor"), ("organisation__isnull", True)),
                                models.Q(("giver", "organisation"), ("organisation__isnull", False)),
                                _connector="OR",
                            ),
                            name="hours_given_by_one",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("spent_minutes__gte", 1), ("spent_minutes__lte", 1440)),
                            name="hours_within_a_day",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DiaryEntry",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("number", models.PositiveIntegerField()),
                    ("on", models.DateField()),
                    ("text", models.CharField(max_length=4000)),
                    ("shared", models.BooleanField()),
                    (
                        "corrects",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="corrected_by",
                            to="accompaniment.diaryentry",
                        ),
                    ),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="diary", to="accompaniment.plan"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(fields=("plan", "number"), name="diary_entries_are_numbered")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Deliverable",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("title_it", models.CharField(max_length=200)),
                    ("title_en", models.CharField(blank=True, max_length=200)),
                    ("due_on", models.DateField(db_index=True)),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="deliverables",
                            to="accompaniment.plan",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Assessment",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("moment", models.CharField(max_length=6)),
                    ("on", models.DateField()),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                        ),
                    ),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="assessments",
                            to="accompaniment.plan",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("moment__in", ["before", "after"])), name="assessment_moment_known"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PlanOrganisation",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                        ),
                    ),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="organisations",
                            to="accompaniment.plan",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("plan", "organisation"), name="organisation_once_in_a_plan")
                    ],
                },
            ),
            migrations.CreateModel(
                name="PlanPart",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("user", models.UUIDField(db_index=True)),
                    ("part", models.CharField(max_length=10)),
                    ("until", models.DateTimeField(null=True)),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="accompaniment.plan"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("part__in", ["mentor", "author"])), name="plan_part_known"
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("until__isnull", True)),
                            fields=("plan", "user", "part"),
                            name="plan_part_once",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Skill",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("position", models.PositiveSmallIntegerField()),
                    ("name_it", models.CharField(max_length=150)),
                    ("name_en", models.CharField(blank=True, max_length=150)),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="skills", to="accompaniment.plan"
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Answer",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("level", models.PositiveSmallIntegerField()),
                    (
                        "assessment",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="answers",
                            to="accompaniment.assessment",
                        ),
                    ),
                    (
                        "skill",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accompaniment.skill"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("assessment", "skill"), name="one_answer_a_skill"),
                        models.CheckConstraint(
                            condition=models.Q(("level__gte", 1), ("level__lte", 5)), name="answer_on_the_scale"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ActionStep",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("state", models.CharField(max_length=10)),
                    ("note", models.CharField(blank=True, max_length=500)),
                    (
                        "action",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="accompaniment.action"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("state__in", ["planned", "under_way", "done", "dropped"])),
                            name="action_state_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="DeliverableStep",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("actor", models.UUIDField()),
                    ("happened_at", models.DateTimeField()),
                    ("recorded_at", models.DateTimeField()),
                    ("state", models.CharField(max_length=10)),
                    ("note", models.CharField(blank=True, max_length=500)),
                    ("url", models.CharField(blank=True, max_length=500)),
                    (
                        "deliverable",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="steps",
                            to="accompaniment.deliverable",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("state__in", ["due", "handed_in", "returned", "accepted", "dropped"])),
                            name="deliverable_state_known",
                        )
                    ],
                },
            ),
        )
    ]
