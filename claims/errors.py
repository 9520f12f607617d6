"""The errors a user may meet. Each message says what happened, to what, and what to do."""

from __future__ import annotations


class ClaimsError(Exception):
    """Base of all errors that are meant for the user; ``exit_code`` is what the command ends with."""

    exit_code = 1


class InputError(ClaimsError):
    """What was given cannot be read: a missing file, an unknown date, a line that is not JSON."""

    exit_code = 2


class PartialImportError(ClaimsError):
    """Some articles were imported, others were not; the report says which and why."""

    exit_code = 3


class DatabaseError(ClaimsError):
    """The database cannot be used as it is: locked, read-only, too new, damaged, not a database."""

    exit_code = 4


class UnusableFileError(DatabaseError):
    """No database can be read from a file: damaged, cut short, another program's.

    ``what`` says so; what to do instead depends on what the file was to be: the database, or a backup of it.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what


class LockedError(DatabaseError):
    """Another program holds the database; the same call may work later."""


class ReplacedError(DatabaseError):
    """Another file took the place of the database while it was open; nothing was written."""


class ModelError(ClaimsError):
    """The language model that was asked for is not installed or does not fit."""

    exit_code = 5


class QueryError(ClaimsError):
    """A question in SQL or in the filter language cannot be answered as it is written."""

    exit_code = 6

    def __init__(self, message: str, at: int | None = None) -> None:
        super().__init__(message)
        self.at = at
        """The offset of what is wrong in the question, where it is known."""


class DecisionError(ClaimsError):
    """A decision cannot be taken: the claim is gone, or somebody decided first."""

    exit_code = 7

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
        """The field or the role of a span that is wrong, where it is one."""


class ChangedSinceError(DecisionError):
    """Somebody decided first, or the claim was extracted again: look again, then decide."""


class NothingToUndoError(DecisionError):
    """There is no step left to undo or redo."""
