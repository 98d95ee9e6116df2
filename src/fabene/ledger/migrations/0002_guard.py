from django.db import migrations

from fabene.ledger.guards import raise_guard


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_the_ledger")]

    operations = [raise_guard(1)]
