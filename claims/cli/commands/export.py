"""``claims export``, ``claims bundle``, ``claims datasette``: the database for other programs."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import DB, Db, OnlyMatching, Raw, one_of
from claims.errors import InputError
from claims.store.backends.address import is_server

FORMATS = (
    "csv|parquet|jsonl|annotations|label-studio|prodigy|claim-review|followthemoney|polecat|polecat-events"
    "|timeml|brat|inception|conllu"
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(export)
    app.command()(bundle)
    app.command("bundle-verify")(bundle_verify)
    app.command()(datasette)


def export(
    to: Annotated[
        Path,
        typer.Argument(
            help="A folder for csv, parquet, timeml, brat, inception and conllu, a file for the others.",
            metavar="TARGET",
        ),
    ],
    db: Db = DB,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="annotations is W3C Web Annotation; label-studio writes its configuration, .xml, beside.",
            metavar=FORMATS,
            autocompletion=one_of(FORMATS),
        ),
    ] = "csv",
    filter: OnlyMatching = None,
    raw: Raw = False,
) -> None:
    """Write claims in the form of another program."""
    from claims.desk import Desk
    from claims.export import export as write
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        ids = Desk(database, "export").queue("article", filter).ids if filter else None
        number = write(database, to, format, ids, raw=raw)
    print(f"{number} claims written to {to}.")


def bundle(
    to: Annotated[Path, typer.Argument(help="The ZIP file to write.", metavar="OUT.zip")],
    db: Db = DB,
    filter: OnlyMatching = None,
    sign: Annotated[
        Path | None,
        typer.Option(help="An SSH key to sign with; the signature is OUT.zip.sig.", metavar="KEY"),
    ] = None,
) -> None:
    """Pack claims with all the evidence for them.

    That is the articles' texts, what was proposed, and every decision, hashed and chained.
    """
    from claims.desk import Desk
    from claims.export.evidence import write_bundle
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        ids = Desk(database, "export").queue("article", filter).ids if filter else None
        number = write_bundle(database, to, ids, filter or "")
    print(f"{number} claims written to {to}.")
    if sign is not None:
        from claims.export.signature import sign as write_signature

        print(f"Signed: {write_signature(to, sign)}.")


def bundle_verify(
    path: Annotated[Path, typer.Argument(help="A file that `claims bundle` wrote.", metavar="OUT.zip")],
    signers: Annotated[
        Path | None,
        typer.Option(help="Who may sign: a file of OpenSSH's allowed signers.", metavar="FILE"),
    ] = None,
    identity: Annotated[
        str | None, typer.Option(help="With --signers: by whom the bundle must be signed.", metavar="NAME")
    ] = None,
) -> None:
    """Check a bundle, and replay its decisions.

    The hashes, the chain of decisions and the signature are checked. Ends with 1 if anything differs.
    """
    from claims.export.signature import check, signature_of
    from claims.export.verify import verify_bundle

    if (signers is None) != (identity is None):
        raise InputError("--signers and --identity go together: who may sign, and who must have.")
    if signers is not None or signature_of(path).exists():
        print(check(path, signers, identity))
    found = verify_bundle(path)
    for problem in found:
        print(problem)
    if found:
        raise typer.Exit(1)
    print(f"{path} is whole: its hashes agree, and its decisions make its claims of what was proposed.")


def datasette(
    db: Annotated[str, typer.Argument(help="The database, a file.", metavar="DB")],
    metadata: Annotated[
        Path | None,
        typer.Option(help="Where to write the metadata; by default DB with .metadata.json.", metavar="FILE"),
    ] = None,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Start Datasette where it is installed.")
    ] = True,
    port: Annotated[int, typer.Option(help="Where Datasette listens.", min=1, max=65535)] = 8001,
) -> None:
    """Open the database in Datasette, read-only.

    Its metadata (columns, facets, full text, questions) is written to a file beside the database first.
    """
    from claims.atomic_file import whole
    from claims.cli.packaged import documentation
    from claims.export.datasette.metadata import PLUGINS
    from claims.export.datasette.metadata import metadata as of
    from claims.store.database import Database

    if is_server(db):
        raise InputError("Datasette reads files alone: claims publish makes one of a server.")
    database = Path(db)
    with Database.open(database, create=False):
        pass  # refuses here what is no database of claims, and upgrades an older one
    target = metadata or database.with_suffix(".metadata.json")
    cookbook = (documentation() / "cookbook.md").read_text(encoding="utf-8")
    with whole(target) as path:
        told = json.dumps(of(database.stem, cookbook), ensure_ascii=False, indent=2)
        path.write_text(told + "\n", encoding="utf-8")
    print(f"{target} written.")
    if serve and find_spec("datasette") is None:
        print("Datasette is not installed: pip install 'claimdesk[datasette]', then the same again, or")
        print(f"  datasette {database} -m {target} --plugins-dir {PLUGINS}")
        return
    if serve:
        _serve([str(database), "--metadata", str(target), "--plugins-dir", str(PLUGINS), "--port", str(port)])


def _serve(words: list[str]) -> None:
    program = shutil.which("datasette")
    if program is None:
        raise InputError(
            "Datasette is installed, but its command is not on the path; activate its environment."
        )
    raise typer.Exit(subprocess.run([program, "serve", *words], check=False).returncode)  # noqa: S603  # words of our own, no shell
