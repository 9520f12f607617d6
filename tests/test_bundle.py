"""An evidence bundle verifies, and whatever is changed in it afterwards is told."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from claims.cli.program import app
from claims.desk import Desk
from claims.errors import InputError
from claims.export import signature, verify
from claims.export.evidence import FORM, canonical, chained, digest, write_bundle
from claims.export.verify import verify_bundle
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.reading import read
from claims.store.database import Database
from claims.workers.finding import LazyParser
from claims.workers.fingerprint import model_hash

pytestmark = pytest.mark.slow

TEXT = (
    "“We will meet again,” Mayor Ada Brandt told reporters in Halden on Friday.\n"
    "Norland and Ostia signed an agreement with Sudmark in Halden on 3 May 2023.\n"
)
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    with Database.open(folder / "claims.db") as database:
        list(import_articles(database, read([str(folder / "a.txt")]), LazyParser()))
        desk = Desk(database, "ann")
        quotes, events = (desk.queue("article", f"kind:{kind}").ids for kind in ("quote", "event_mention"))
        desk.confirm(quotes[0], 1)
        desk.reject(events[0], 1)
        desk.undo()
        write_bundle(database, folder / "all.zip", None)
        write_bundle(database, folder / "quotes.zip", quotes, "kind:quote")
    return folder / "all.zip"


def files(path: Path) -> Files:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def forged(found: Files, target: Path, change: Callable[[Files], None], *, cover: bool) -> list[str]:
    """Write the files with a ``change`` and return what is told; ``cover`` mends the manifest's hashes."""
    found = dict(found)
    change(found)
    if cover:
        manifest = json.loads(found["manifest.json"])
        manifest["files"] = {name: digest(data) for name, data in found.items() if name != "manifest.json"}
        found["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    return verify_bundle(target)


@pytest.mark.parametrize("name", ["all.zip", "quotes.zip"])
def test_a_bundle_verifies(path: Path, name: str) -> None:
    assert verify_bundle(path.with_name(name)) == []


def test_a_bundle_holds_texts_claims_and_every_decision_in_order(path: Path) -> None:
    found = files(path)
    assert found[f"articles/{digest(TEXT.encode())}.txt"].decode() == TEXT
    decisions = [json.loads(line) for line in found["decisions.jsonl"].splitlines()]
    assert [row["action"] for row in decisions] == ["confirm", "reject", "undo"]
    manifest = json.loads(found["manifest.json"])
    assert manifest["last_decision"] == decisions[-1]["hash"]
    assert manifest["models"]
    assert manifest["program"].startswith("claims ")
    (run,) = map(json.loads, found["runs.jsonl"].splitlines())
    assert run["config"] == {"model_sha256": model_hash(LazyParser())}
    (quotes,) = {
        json.loads(line)["kind"] for line in files(path.with_name("quotes.zip"))["claims.jsonl"].splitlines()
    }
    assert quotes == "quote"


def one_byte(name: str, old: bytes, new: bytes) -> Callable[[Files], None]:
    def change(found: Files) -> None:
        (real,) = [one for one in found if one.startswith(name)]
        assert old in found[real]
        found[real] = found[real].replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("articles/", b"again", b"agaim", "does not have the text"),
        ("decisions.jsonl", b'"reviewer":"ann"', b'"reviewer":"amn"', "was changed: its hash differs"),
        ("claims.jsonl", b'"status":"confirmed"', b'"status":"rejected"', "is not what its decisions make"),
        ("claims.jsonl", b'"text":"', b'"text":"X', "is not what its decisions make"),
        (
            "proposals.jsonl",
            b'"spans":{"content":[[',
            b'"spans":{"content":[[1',
            "is not what its decisions make",
        ),
    ],
)
@pytest.mark.parametrize("cover", [False, True])
def test_what_was_changed_is_told(
    path: Path, tmp_path: Path, name: str, old: bytes, new: bytes, told: str, cover: bool
) -> None:
    found = forged(files(path), tmp_path / "x.zip", one_byte(name, old, new), cover=cover)
    assert any(told in problem for problem in found)
    assert any("hash differs from the manifest's" in problem for problem in found) is not cover


def test_a_decision_left_out_is_told(path: Path, tmp_path: Path) -> None:
    def change(found: Files) -> None:
        first, _, *rest = found["decisions.jsonl"].splitlines(keepends=True)
        found["decisions.jsonl"] = b"".join([first, *rest])

    found = forged(files(path), tmp_path / "x.zip", change, cover=True)
    assert any("something was put in or left out" in problem for problem in found)


def test_a_file_left_out_is_told(path: Path, tmp_path: Path) -> None:
    found = forged(
        files(path), tmp_path / "x.zip", lambda found: found.__delitem__("runs.jsonl"), cover=False
    )
    assert found == ["runs.jsonl is missing."]


def test_a_chain_holds_each_row_and_the_hash_before_it() -> None:
    one, two = chained([{"id": 1, "é": "ü"}, {"id": 2}])
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()
    assert one["hash"] == digest(canonical({"id": 1, "é": "ü", "previous": "0" * 64}))
    assert two == {
        "id": 2,
        "previous": one["hash"],
        "hash": digest(canonical({"id": 2, "previous": one["hash"]})),
    }


def test_what_is_no_bundle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK nothing")
    with pytest.raises(InputError, match="is no evidence bundle: it is not a ZIP file"):
        verify_bundle(tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as archive:
        archive.writestr("a", "b")
    with pytest.raises(InputError, match="is no evidence bundle"):
        verify_bundle(tmp_path / "y.zip")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("claims.jsonl", b'{"a": 1}\n'),
        ("claims.jsonl", b"[" * 100_000),
        ("decisions.jsonl", b"[]\n"),
        ("proposals.jsonl", b"\xff"),
        ("decisions.jsonl", b'{"id": 1e999, "previous": null, "hash": 1, "claim_id": [], "became": 2}\n'),
    ],
)
def test_rows_that_nobody_would_write_are_told(path: Path, tmp_path: Path, name: str, data: bytes) -> None:
    found = forged(files(path), tmp_path / "x.zip", lambda found: found.update({name: data}), cover=True)
    assert any("not those of an evidence bundle" in problem for problem in found)


@pytest.mark.parametrize(
    "manifest",
    [b'{"form": "%s", "files": ["a"]}', b'{"form": "%s", "files": null}', b'{"form": "%s"}', b"[" * 100_000],
)
def test_a_manifest_that_nobody_would_write_is_refused(tmp_path: Path, manifest: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("manifest.json", manifest.replace(b"%s", FORM.encode()))
    with pytest.raises(InputError, match="is no evidence bundle"):
        verify_bundle(tmp_path / "x.zip")


def test_a_file_behind_another_of_its_name_is_refused(path: Path, tmp_path: Path) -> None:
    """Other programs might show the first of them, where the last is the one that was hashed."""
    found = files(path)
    (text,) = [name for name in found if name.startswith("articles/")]
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(text, b"another text")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(text, found.pop(text))
        for name, data in found.items():
            archive.writestr(name, data)
    with pytest.raises(InputError, match="twice"):
        verify_bundle(tmp_path / "x.zip")


def test_a_bundle_that_would_fill_the_memory_is_refused(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "SMALL", 1000)
    assert verify_bundle(path) == []
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("claims.jsonl", b"\0" * 2_000_000)
    with pytest.raises(InputError, match="times as large"):
        verify_bundle(tmp_path / "x.zip")


def test_the_commands_write_and_verify(path: Path, tmp_path: Path) -> None:
    out, db = str(tmp_path / "out.zip"), str(path.with_name("claims.db"))
    made = CliRunner().invoke(app, ["bundle", out, "--db", db, "--filter", "kind:quote"])
    assert (made.exit_code, made.output) == (0, f"1 claim written to {out}.\n")
    assert "is whole" in CliRunner().invoke(app, ["bundle-verify", out]).output
    forged(files(Path(out)), tmp_path / "x.zip", one_byte("articles/", b"again", b"agaim"), cover=False)
    told = CliRunner().invoke(app, ["bundle-verify", str(tmp_path / "x.zip")])
    assert told.exit_code == 1
    assert "does not have the text" in told.output


@pytest.fixture
def key(tmp_path: Path) -> Path:
    made = tmp_path / "key"
    words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "ann", "-f", str(made)]
    subprocess.run(words, check=True)
    return made


signing = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")


@signing
def test_a_signed_bundle_is_checked_with_its_signer(path: Path, key: Path, tmp_path: Path) -> None:
    bundle = Path(shutil.copy(path, tmp_path / "signed.zip"))
    signature.sign(bundle, key)
    signers = tmp_path / "signers"
    signers.write_text(f"ann {key.with_suffix('.pub').read_text()}", encoding="utf-8")
    told = CliRunner().invoke(
        app, ["bundle-verify", str(bundle), "--signers", str(signers), "--identity", "ann"]
    )
    assert told.exit_code == 0, told.output
    assert 'Good "claims-bundle" signature for ann' in told.output
    with pytest.raises(InputError, match="is not right"):
        signature.check(bundle, signers, "ben")


@signing
def test_a_bundle_that_was_changed_after_it_was_signed_is_told(path: Path, key: Path, tmp_path: Path) -> None:
    bundle = Path(shutil.copy(path, tmp_path / "signed.zip"))
    signature.sign(bundle, key)
    assert "signature" in signature.check(bundle, None, None)
    with bundle.open("ab") as file:
        file.write(b"more")
    with pytest.raises(InputError, match="is not right"):
        signature.check(bundle, None, None)


@signing
def test_a_key_that_is_none_and_a_bundle_without_signature_are_told(path: Path, tmp_path: Path) -> None:
    bundle = Path(shutil.copy(path, tmp_path / "plain.zip"))
    with pytest.raises(InputError, match="could not be signed"):
        signature.sign(bundle, tmp_path / "no key")
    with pytest.raises(InputError, match="has no signature"):
        signature.check(bundle, tmp_path / "signers", "ann")


def test_decisions_on_actors_and_links_are_in_the_bundle(tmp_path: Path, parser: Parser) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with Database.open(tmp_path / "claims.db") as database:
        list(import_articles(database, read([str(tmp_path / "a.txt")]), lambda: parser))
        desk = Desk(database, "ann")
        with database.read() as session:
            ids = dict(session.execute(text("SELECT name, actor_id FROM actors")).all())
        desk.actors.rename(ids["Ada Brandt"], "Ada M. Brandt", "Ada Brandt")
        desk.actors.merge(ids["Norland"], ids["Ostia"])
        write_bundle(database, tmp_path / "all.zip", None)
    rows = [json.loads(line) for line in files(tmp_path / "all.zip")["decisions.jsonl"].splitlines()]
    assert [row["action"] for row in rows] == ["rename", "merge"]
    assert rows[1]["actor_link_id"] is not None
    assert verify_bundle(tmp_path / "all.zip") == []
