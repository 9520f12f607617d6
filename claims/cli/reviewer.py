"""The name under which decisions are made."""

from __future__ import annotations

import getpass

from claims.errors import InputError


def reviewer_name(given: str | None = None) -> str:
    """Return the name that was given, or else the one the user is logged in with.

    Raises:
        InputError: none was given, and the system has no name for this user, as in some containers.
    """
    if given:
        return given
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError) as error:  # versions of Python differ in what is raised
        raise InputError("The system has no name for you: give one with --as or CLAIMS_REVIEWER.") from error
