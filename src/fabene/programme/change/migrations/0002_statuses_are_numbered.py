from typing import Any

from django.db import migrations, models


def number(apps: Any, _editor: Any) -> None:
    """Number the statuses of each change in the order in which they were given."""
    seen: dict[Any, int] = {}
    for row in apps.get_model("change", "Status").objects.order_by("on", "recorded_at", "status"):
        seen[row.change_id] = row.number = seen.get(row.change_id, 0) + 1
        row.save(update_fields=["number"])


class Migration(migrations.Migration):
    dependencies = [("change", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="status",
            name="number",
            field=models.PositiveIntegerField(default=1),
            preserve_default=False,
        ),
        migrations.RunPython(number, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="status",
            constraint=models.UniqueConstraint(fields=("change", "number"), name="change_status_number_once"),
        ),
    ]
