"""Addresses of databases: the name of a file, or the URL of a server. Only the standard library."""

from __future__ import annotations

import re
from pathlib import Path

Address = str | Path
"""The address by which a user names a database."""

SERVER = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://")
PASSWORD = re.compile(r"(?<=://)([^/@:]*):(?:[^?]*@|[^/]*@)")
"""A password in its place, also one with characters that should have been written as %40, %2F or %3F."""
OPTION = re.compile(r"(?<=[?&])((?:ssl)?password)=[^&]*")


def is_server(address: Address) -> bool:
    """Say whether an address is the URL of a database on a server."""
    return isinstance(address, str) and bool(SERVER.match(address))


def shown(address: Address) -> str:
    """Return an address as messages show it: without a password."""
    if not is_server(address):
        return str(address)
    return OPTION.sub(r"\1=…", PASSWORD.sub(r"\1@", str(address)))


def short_name(address: Address) -> str:
    """Return the last part of an address: the name of the file, or of the database on its server."""
    path = str(address).partition("?")[0] if is_server(address) else str(address)
    return Path(path).name
