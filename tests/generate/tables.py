"""The tables in the documentation that come from the code: the keys of the desk, and the exit codes."""

from __future__ import annotations

from itertools import groupby

from claims import errors
from tui.actions import ACTIONS, Action


def key_table() -> str:
    """Return the keys of every part of the desk, from the registry of actions."""
    actions = sorted(ACTIONS, key=lambda action: scopes().index(action.scope))
    rows = [
        f"| {'' if at else f'**{scope}**'} | {keys(action)} | {action.help} |"
        for scope, group in groupby(actions, lambda action: action.scope)
        for at, action in enumerate(group)
    ]
    return "\n".join(["| where | keys | what happens |", "|---|---|---|", *rows])


def scopes() -> list[str]:
    """Return the parts of the desk, deciding first, then in the order of the registry."""
    return list(dict.fromkeys(["decide", "app", *(action.scope for action in ACTIONS)]))


def keys(action: Action) -> str:
    """Return the keys of an action as they are typed."""
    return " ".join(f"`{key}`".replace("|", "\\|") for key in action.keys)


def exit_codes() -> str:
    """Return what the command can end with, from the errors themselves."""
    rows = [
        (0, "Everything that was asked for was done."),
        (1, "A bundle is not whole, as `claims bundle-verify` says."),
        *(
            (kind.exit_code, " ".join((kind.__doc__ or "").split()))
            for kind in errors.ClaimsError.__subclasses__()
        ),
        (70, "A fault of the program itself; the message names the log."),
        (130, "Stopped with Ctrl-C; what was finished before is kept."),
    ]
    return "\n".join(["| code | means |", "|---|---|", *(f"| {code} | {means} |" for code, means in rows)])
