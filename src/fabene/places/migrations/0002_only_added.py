from django.db import migrations

from fabene.lib.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [append_only("places_agreementstep")]
