import django.db.models.deletion
from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Document",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("about", models.UUIDField(db_index=True)),
                    ("title_it", models.CharField(max_length=200)),
                    ("title_en", models.CharField(blank=True, max_length=200)),
                    ("title_words", models.TextField()),
                    ("kind", models.CharField(max_length=12)),
                    ("public", models.BooleanField()),
                    ("licence", models.CharField(max_length=20)),
                    ("programme", models.UUIDField(db_index=True, null=True)),
                    ("network", models.UUIDField(db_index=True, null=True)),
                    ("published_at", models.DateTimeField()),
                    ("withdrawn_at", models.DateTimeField(null=True)),
                    ("withdrawn_why", models.CharField(blank=True, max_length=300)),
                    ("erased", models.BooleanField(default=False)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "kind__in",
                                    [
                                        "act",
                                        "agreement",
                                        "call",
                                        "application",
                                        "minutes",
                                        "ranking",
                                        "budget",
                                        "expense",
                                        "evidence",
                                        "report",
                                        "material",
                                        "letter",
                                        "other",
                                    ],
                                )
                            ),
                            name="document_kind",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "licence__in",
                                    ["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "IODL-2.0", "ALL-RIGHTS-RESERVED"],
                                )
                            ),
                            name="document_licence",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("erased", False), ("withdrawn_at__isnull", True), ("withdrawn_why", "")),
                                models.Q(
                                    ("withdrawn_at__isnull", False), models.Q(("withdrawn_why", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            name="document_withdrawn_says_why",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DocumentVersion",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("number", models.PositiveIntegerField()),
                    ("kind", models.CharField(max_length=8)),
                    ("sha256", models.CharField(max_length=64)),
                    ("size_bytes", models.PositiveIntegerField()),
                    ("note", models.CharField(blank=True, max_length=300)),
                    ("legible", models.CharField(max_length=8)),
                    ("declares", models.CharField(blank=True, max_length=12)),
                    ("text", models.TextField(blank=True)),
                    ("folded", models.TextField(blank=True)),
                    ("words", models.TextField(blank=True)),
                    ("happened_at", models.DateTimeField()),
                    (
                        "document",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="versions",
                            to="documents.document",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("document", "number"), name="document_version_once"),
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["pdf", "png", "jpg", "webp"])), name="document_file_kind"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("legible__in", ["read", "cut", "none", "locked", "broken", "unread"])),
                            name="document_legible",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ArchiveCopy",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("form", models.CharField(max_length=8)),
                    ("standard", models.CharField(max_length=12)),
                    ("checker", models.CharField(max_length=40)),
                    ("sha256", models.CharField(max_length=64)),
                    ("size_bytes", models.PositiveIntegerField()),
                    ("happened_at", models.DateTimeField()),
                    (
                        "version",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="archive",
                            to="documents.documentversion",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("form__in", ["as_is", "pages", "enclosed"])),
                            name="document_archive_form",
                        )
                    ]
                },
            ),
        )
    ]
