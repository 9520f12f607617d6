"""The cluster that a command names, checked before anything is read."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InputError
from claims.store.backends.address import Address, is_server

if TYPE_CHECKING:
    from claims.workers import ClusterAt

KINDS = ("tcp://", "tls://", "local:")
SPOOL = ".spool"
"""The ending of the folder beside a database, after the database's name."""


def cluster_at(
    address: str | None, spool: Path | None, tls: tuple[Path | None, Path | None, Path | None],
    db: Address | None = None,
) -> ClusterAt | None:  # fmt: skip
    """Return where the cluster is that a user named, ``None`` where none was.

    ``tls`` are the files of the authority, the certificate and the key. Results are spooled beside ``db``
    unless a folder is named.

    Raises:
        InputError: the address is no such, an option goes without it, or the library is not installed.
    """
    if address is None:
        if spool or any(tls):
            raise InputError("--spool and --tls-… go with --cluster: name the address of a scheduler too.")
        return None
    if not address.startswith(KINDS):
        raise InputError(f"--cluster {address}: an address begins with {', '.join(KINDS)}.")
    if any(tls) and not all(tls):
        raise InputError("--tls-ca, --tls-cert and --tls-key belong together: name all three.")
    if find_spec("distributed") is None:
        raise InputError("--cluster needs Dask's library: pip install 'claimdesk[cluster]'.")
    from claims.workers import ClusterAt

    if spool is None and db is not None and not is_server(db):
        spool = Path(f"{db}{SPOOL}")
    return ClusterAt(address, spool, *tls)
