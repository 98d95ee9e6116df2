from django.db import migrations, models

from fabene.lib.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateTables(
            migrations.CreateModel(
                name="Turn",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("name", models.CharField(max_length=40)),
                    ("date", models.DateField()),
                    ("claim", models.UUIDField(null=True)),
                    ("claimed_until", models.DateTimeField(null=True)),
                    ("attempts", models.PositiveSmallIntegerField(default=0)),
                    ("due_at", models.DateTimeField()),
                    ("finished_at", models.DateTimeField(null=True)),
                    ("told", models.CharField(blank=True, max_length=200)),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("name", "date"), name="one_turn_a_day")],
                },
            ),
        )
    ]
