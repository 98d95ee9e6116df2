"""Steps of migrations that do not ask Django to draw every model of the site again."""

from collections.abc import Callable

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class CreateTables(Operation):
    """Create several tables in a row.

    Django draws every related model anew after each ``CreateModel``; with hundreds of tables that is most of what
    a first start waits for. Here the models are drawn once, when all of them are known. Order matters: a table comes
    after those it points to.
    """

    reversible = True
    reduces_to_sql = True
    atomic = True

    def __init__(self, *tables: CreateModel) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Let the tables be known."""
        state.__dict__.pop("apps", None)  # what was drawn so far: it would be drawn again with each table
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(  # noqa: PLR0917 - the signature is Django's
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Create the tables, first to last."""
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(  # noqa: PLR0917 - the signature is Django's
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Drop the tables, last to first."""
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Return what this does, for ``migrate --plan``."""
        return f"Create the tables of {len(self.tables)} models"


class RunHere(Operation):
    """Run something that needs a connection and no models, such as raising triggers; and its undoing.

    Django's ``RunPython`` would draw every model of the site first, to offer them to functions that do not look.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(
        self,
        forwards: Callable[[BaseDatabaseSchemaEditor], None],
        backwards: Callable[[BaseDatabaseSchemaEditor], None],
    ) -> None:
        self.forwards = forwards
        self.backwards = backwards

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change nothing that models know."""

    def database_forwards(
        self, _app_label: str, schema_editor: BaseDatabaseSchemaEditor, *_states: ProjectState
    ) -> None:
        """Do it."""
        self.forwards(schema_editor)

    def database_backwards(
        self, _app_label: str, schema_editor: BaseDatabaseSchemaEditor, *_states: ProjectState
    ) -> None:
        """Undo it."""
        self.backwards(schema_editor)

    def describe(self) -> str:
        """Return what this does, for ``migrate --plan``."""
        return "Run statements of the house"
