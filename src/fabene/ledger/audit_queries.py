"""The plain SQL of ``verification``: rows as text and whole numbers, in the order of the books."""

MOVEMENTS = {
    # On SQLite a concatenation keeps a date the text that it is stored as.
    "sqlite": """
        SELECT id, book_id, number, kind, happened_at || '', recorded_at || '', actor, reason, reverses_id, hash
        FROM ledger_movement ORDER BY book_id, number
    """,
    "postgresql": """
        SELECT id::text, book_id::text, number, kind,
            to_char(happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            actor::text, reason, reverses_id::text, hash
        FROM ledger_movement ORDER BY book_id, number
    """,
}
"""Every movement: id, book, number, kind, both times, actor, reason, movement reversed, hash."""

ENTRIES = {
    # CROSS JOIN keeps SQLite from walking the entries first and sorting them.
    "sqlite": """
        SELECT e.movement_id, a.owner_id, a.unit, a.lot, e.amount
        FROM ledger_movement m CROSS JOIN ledger_entry e ON e.movement_id = m.id
        LEFT JOIN ledger_account a ON a.id = e.account_id ORDER BY m.book_id, m.number, e.position
    """,
    "postgresql": """
        SELECT e.movement_id::text, a.owner_id::text, a.unit, a.lot::text, e.amount
        FROM ledger_movement m JOIN ledger_entry e ON e.movement_id = m.id
        LEFT JOIN ledger_account a ON a.id = e.account_id ORDER BY m.book_id, m.number, e.position
    """,
}
"""Every entry of a movement that exists, in the same order: movement, owner, unit, lot, amount."""

HEADS = "SELECT id, number, hash FROM ledger_book ORDER BY id"

BALANCES = """
    SELECT a.id FROM ledger_account a
    LEFT JOIN (SELECT account_id, SUM(amount) AS total FROM ledger_entry GROUP BY account_id) s ON s.account_id = a.id
    WHERE a.balance <> COALESCE(s.total, 0) ORDER BY a.id
"""

REVERSALS = """
    SELECT DISTINCT r.id FROM ledger_movement r
    LEFT JOIN ledger_movement m ON m.id = r.reverses_id
    LEFT JOIN ledger_entry e ON e.movement_id = r.id
    LEFT JOIN ledger_entry o ON o.movement_id = m.id AND o.position = e.position
    WHERE r.reverses_id IS NOT NULL AND (m.id IS NULL OR m.book_id <> r.book_id OR m.reverses_id IS NOT NULL
        OR o.amount IS NULL OR o.amount <> -e.amount OR o.account_id <> e.account_id)
    ORDER BY r.id
"""

LOOSE_ENTRIES = """
    SELECT DISTINCT e.movement_id FROM ledger_entry e LEFT JOIN ledger_movement m ON m.id = e.movement_id
    WHERE m.id IS NULL ORDER BY e.movement_id
"""

LOOSE_ACCOUNTS = """
    SELECT a.id FROM ledger_account a LEFT JOIN ledger_owner o ON o.id = a.owner_id WHERE o.id IS NULL ORDER BY a.id
"""

QUESTIONS = (
    ("balance_differs", "ledger_account", "the balance kept for this account is not the sum of its entries", BALANCES),
    ("reversal_differs", "ledger_movement", "this reversal is not the opposite of what it names", REVERSALS),
    ("entry_without_movement", "ledger_entry", "entries belong to a movement that does not exist", LOOSE_ENTRIES),
    ("account_without_owner", "ledger_account", "this account belongs to an owner that does not exist", LOOSE_ACCOUNTS),
)
"""Code of the fault, table, sentence, and the query that gives the id of every row at fault."""
