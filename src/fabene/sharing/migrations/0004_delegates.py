from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0003_taken_out"),
    ]

    operations = [
        migrations.AddField(
            model_name="handover",
            name="to_delegate",
            field=models.BooleanField(default=False),
        ),
    ]
