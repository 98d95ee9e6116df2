from django.db import migrations

from fabene.lib.append_only import append_only, deletable
from fabene.people.purges import PURGES, TABLES, in_a_purged_month, refuse_young
from fabene.people.values import Log


class Migration(migrations.Migration):
    dependencies = [("people", "0002_only_added")]

    operations = [
        append_only(TABLES[Log.READINGS]),
        append_only(PURGES),
        refuse_young(),
        *(deletable(table, when=in_a_purged_month(log)) for log, table in TABLES.items()),
    ]
