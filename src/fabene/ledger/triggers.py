"""The triggers that keep the ledger append-only, sealed and balanced, on both databases.

They are kept as text, by version: a migration names the version that its tables need (``guards.RaiseGuard``), and
``missing`` compares what the database holds with that text, so that a trigger lost, switched off or rewritten shows.
PostgreSQL's definitions are written as ``pg_get_triggerdef`` gives them back.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

RAISED_BY = {"0002_guard": 1}  # which migration raised which version
TABLES = ("ledger_owner", "ledger_account", "ledger_book", "ledger_movement", "ledger_entry")
CURRENT = 1

_UNCHANGING = ("ledger_owner", "ledger_movement", "ledger_entry")  # tables whose rows never change at all


def _sqlite_refusing(table: str, event: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, 'ledger: {event} on {table} is refused, rows never change'); END"
    )


# BEFORE INSERT comes before an OR REPLACE removes what stands in its way, and REPLACE fires no DELETE trigger: what it
# would overwrite is therefore looked for by hand.
SQLITE_1: dict[str, str] = {
    **{f"{table}_no_delete": _sqlite_refusing(table, "DELETE") for table in TABLES},
    **{f"{table}_no_update": _sqlite_refusing(table, "UPDATE") for table in _UNCHANGING},
    "ledger_owner_once": """
        CREATE TRIGGER ledger_owner_once BEFORE INSERT ON ledger_owner
        WHEN EXISTS (SELECT 1 FROM ledger_owner WHERE id = NEW.id AND kind <> NEW.kind) BEGIN
            SELECT RAISE(ABORT, 'ledger: this owner has another kind'); END""",
    "ledger_account_once": """
        CREATE TRIGGER ledger_account_once BEFORE INSERT ON ledger_account
        WHEN EXISTS (SELECT 1 FROM ledger_account WHERE id = NEW.id
            AND (owner_id <> NEW.owner_id OR unit <> NEW.unit OR lot IS NOT NEW.lot)) BEGIN
            SELECT RAISE(ABORT, 'ledger: this account is another one'); END""",
    "ledger_account_fixed": """
        CREATE TRIGGER ledger_account_fixed BEFORE UPDATE OF id, owner_id, unit, lot ON ledger_account
        WHEN OLD.id <> NEW.id OR OLD.owner_id <> NEW.owner_id OR OLD.unit <> NEW.unit OR OLD.lot IS NOT NEW.lot BEGIN
            SELECT RAISE(ABORT, 'ledger: only the balance of an account moves'); END""",
    "ledger_book_empty": """
        CREATE TRIGGER ledger_book_empty BEFORE INSERT ON ledger_book
        WHEN NEW.number <> 0 OR EXISTS (SELECT 1 FROM ledger_book WHERE id = NEW.id) BEGIN
            SELECT RAISE(ABORT, 'ledger: a book begins empty, once'); END""",
    "ledger_book_forward": """
        CREATE TRIGGER ledger_book_forward BEFORE UPDATE ON ledger_book
        WHEN OLD.id <> NEW.id OR NEW.number <= OLD.number OR NOT EXISTS (SELECT 1 FROM ledger_movement
            WHERE book_id = NEW.id AND number = NEW.number AND hash = NEW.hash) BEGIN
            SELECT RAISE(ABORT, 'ledger: the head of a book moves forward to a movement of it'); END""",
    "ledger_movement_seal": """
        CREATE TRIGGER ledger_movement_seal BEFORE INSERT ON ledger_movement BEGIN
            SELECT RAISE(ABORT, 'ledger: this movement is posted already') WHERE EXISTS
                (SELECT 1 FROM ledger_movement WHERE id = NEW.id);
            SELECT RAISE(ABORT, 'ledger: this movement is reversed already') WHERE EXISTS
                (SELECT 1 FROM ledger_movement WHERE reverses_id = NEW.reverses_id);
            SELECT RAISE(ABORT, 'ledger: numbers follow each other') WHERE NEW.number <>
                1 + COALESCE((SELECT MAX(number) FROM ledger_movement WHERE book_id = NEW.book_id), 0);
            SELECT RAISE(ABORT, 'ledger: a movement has two entries or more') WHERE
                (SELECT COUNT(*) FROM ledger_entry WHERE movement_id = NEW.id) < 2;
            SELECT RAISE(ABORT, 'ledger: entries sum to zero in each unit') WHERE EXISTS
                (SELECT 1 FROM ledger_entry e LEFT JOIN ledger_account a ON a.id = e.account_id
                WHERE e.movement_id = NEW.id GROUP BY a.unit HAVING SUM(e.amount) <> 0);
        END""",
    "ledger_entry_open": """
        CREATE TRIGGER ledger_entry_open BEFORE INSERT ON ledger_entry
        WHEN EXISTS (SELECT 1 FROM ledger_movement WHERE id = NEW.movement_id) BEGIN
            SELECT RAISE(ABORT, 'ledger: this movement is sealed'); END""",
}

POSTGRESQL_FUNCTIONS_1: dict[str, str] = {
    "ledger_refuse": """
BEGIN
    RAISE EXCEPTION 'ledger: % on % is refused, rows never change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END""",
    "ledger_account_fixed": """
BEGIN
    IF (OLD.id, OLD.owner_id, OLD.unit) IS DISTINCT FROM (NEW.id, NEW.owner_id, NEW.unit)
        OR OLD.lot IS DISTINCT FROM NEW.lot THEN
        RAISE EXCEPTION 'ledger: only the balance of an account moves'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END""",
    "ledger_book_empty": """
BEGIN
    IF NEW.number <> 0 THEN
        RAISE EXCEPTION 'ledger: a book begins empty' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END""",
    "ledger_book_forward": """
BEGIN
    IF OLD.id <> NEW.id OR NEW.number <= OLD.number OR NOT EXISTS (SELECT 1 FROM ledger_movement
        WHERE book_id = NEW.id AND number = NEW.number AND hash = NEW.hash) THEN
        RAISE EXCEPTION 'ledger: the head of a book moves forward to a movement of it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END""",
    # These two look at all the rows of a statement at once: ``added``. They count where EXISTS would read better: a
    # count is looked up row by row, an EXISTS may become a join that reads whole tables.
    "ledger_movement_seal": """
BEGIN
    IF EXISTS (SELECT 1 FROM added n WHERE n.number > 1 AND 0 =
        (SELECT COUNT(*) FROM ledger_movement m WHERE m.book_id = n.book_id AND m.number = n.number - 1)) THEN
        RAISE EXCEPTION 'ledger: numbers follow each other' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM added n WHERE (SELECT COUNT(*) FROM ledger_entry e WHERE e.movement_id = n.id) < 2) THEN
        RAISE EXCEPTION 'ledger: a movement has two entries or more' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM added n WHERE EXISTS (SELECT 1 FROM ledger_entry e
        LEFT JOIN ledger_account a ON a.id = e.account_id
        WHERE e.movement_id = n.id GROUP BY a.unit HAVING SUM(e.amount) <> 0)) THEN
        RAISE EXCEPTION 'ledger: entries sum to zero in each unit' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END""",
    "ledger_entry_open": """
BEGIN
    IF EXISTS
        (SELECT 1 FROM added n WHERE 0 < (SELECT COUNT(*) FROM ledger_movement m WHERE m.id = n.movement_id)) THEN
        RAISE EXCEPTION 'ledger: this movement is sealed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END""",
}


def _postgresql(name: str, when: str, *, function: str = "ledger_refuse", each: str = "ROW") -> tuple[str, str]:
    return name, f"CREATE TRIGGER {name} {when} FOR EACH {each} EXECUTE FUNCTION {function}()"


POSTGRESQL_1: dict[str, str] = dict(
    [
        *(_postgresql(f"{table}_fixed", f"BEFORE DELETE OR UPDATE ON {table}") for table in _UNCHANGING),
        *(_postgresql(f"{table}_kept", f"BEFORE TRUNCATE ON {table}", each="STATEMENT") for table in TABLES),
        _postgresql("ledger_account_no_delete", "BEFORE DELETE ON ledger_account"),
        _postgresql(
            "ledger_account_fixed",
            "BEFORE UPDATE OF id, owner_id, unit, lot ON ledger_account",
            function="ledger_account_fixed",
        ),
        _postgresql("ledger_book_no_delete", "BEFORE DELETE ON ledger_book"),
        _postgresql("ledger_book_empty", "BEFORE INSERT ON ledger_book", function="ledger_book_empty"),
        _postgresql("ledger_book_forward", "BEFORE UPDATE ON ledger_book", function="ledger_book_forward"),
        _postgresql(
            "ledger_movement_seal",
            "AFTER INSERT ON ledger_movement REFERENCING NEW TABLE AS added",
            function="ledger_movement_seal",
            each="STATEMENT",
        ),
        _postgresql(
            "ledger_entry_open",
            "AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS added",
            function="ledger_entry_open",
            each="STATEMENT",
        ),
    ]
)

VERSIONS: dict[int, dict[str, dict[str, str]]] = {1: {"sqlite": SQLITE_1, "postgresql": POSTGRESQL_1}}
FUNCTIONS: dict[int, dict[str, str]] = {1: POSTGRESQL_FUNCTIONS_1}


def creation(vendor: str, version: int) -> list[str]:
    """Return the statements that raise the triggers of ``version`` on tables that have none."""
    statements = [" ".join(text.split()) for text in VERSIONS[version][vendor].values()]
    if vendor == "sqlite":
        return statements
    functions = [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {_how(body)} AS $body${body}$body$"
        for name, body in FUNCTIONS[version].items()
    ]
    return functions + statements


def _how(body: str) -> str:
    """Return how a function plans: one made while the tables are small is kept, and must not read them whole later."""
    return "SET enable_seqscan = off" if "added" in body else ""


def removal(vendor: str, version: int) -> list[str]:
    """Return the statements that lift the triggers of ``version``, whether or not each is there."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in VERSIONS[version][vendor]]
    triggers = [f"DROP TRIGGER IF EXISTS {name} ON {table_of(name)}" for name in VERSIONS[version][vendor]]
    return triggers + [f"DROP FUNCTION IF EXISTS {name}()" for name in FUNCTIONS[version]]


def table_of(name: str) -> str:
    """Return the table that the trigger ``name`` stands on."""
    return next(table for table in TABLES if name.startswith(table))


def missing(connection: BaseDatabaseWrapper, version: int = CURRENT) -> list[str]:
    """Return the names of the triggers that ``connection`` lacks, holds switched off or holds with other text."""
    found = _found(connection)
    vendor = connection.vendor
    wanted = VERSIONS[version][vendor].items()
    return [name for name, text in wanted if found.get(name) != _as_found(vendor, text, version=version)]


def _as_found(vendor: str, text: str, *, version: int) -> str:
    """Return what ``_found`` gives for a trigger that stands as it was written."""
    plain = " ".join(text.split())
    if vendor == "sqlite":
        return plain
    function = plain.rsplit(" ", 1)[1].removesuffix("()")
    return f"{plain} {FUNCTIONS[version][function].strip()}"


def _found(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            return {name: " ".join(text.split()) for name, text in cursor.fetchall()}
        cursor.execute(
            "SELECT t.tgname, pg_get_triggerdef(t.oid, true), p.prosrc FROM pg_trigger t "
            "JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE t.tgrelid IN (SELECT to_regclass(name) FROM unnest(%s::text[]) AS name) "
            "AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')",
            [list(TABLES)],
        )
        return {name: f"{definition} {body.strip()}" for name, definition, body in cursor.fetchall()}
