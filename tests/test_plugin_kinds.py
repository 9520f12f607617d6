"""A kind of claim of another package: found, kept, judged, asked for, exported, and left alone without it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.desk.review.fields import missed_kinds
from claims.document import HEARS, SPEAKS, Document, GivenArticle, Participant, PluginClaim, Span
from claims.errors import DecisionError
from claims.extract import extract
from claims.extract.parse import Parser
from claims.extract.serialise import as_json
from claims.plugins import kinds
from claims.plugins.claim_kind import ClaimKind, KindField
from claims.store.database import Database
from claims.store.kinds import KINDS
from claims.store.schema.integrity import check
from claims.workers.finding import LazyParser
from claims.workers.fingerprint import difference, fingerprint
from claims.workers.processes import Processes
from tests.cli.conftest import Run, made, run, template
from tests.test_plugins import example, installed

__all__ = ["example", "made", "run", "template"]  # fixtures

TEXT = """Council opens pool

HALDEN, 7 May 2024. The city council pledged to reopen the public pool by 1 June if the state pays.
Mayor Ida Berg promised residents to lower the price of a ticket. Police arrested two men on Monday.
"""
WHAT = "SELECT who, whom, content, fields, date_to, status FROM plugin_claims ORDER BY claim_id"
FOUND = [
    "Council,,to reopen the public pool by 1 June if the state pays,"
    '"{""strength"":""conditional""}",2024-06-01,new',
    'Ida Berg,residents,to lower the price of a ticket,"{""strength"":""firm""}",,new',
]


@pytest.fixture
def promises(example: None, run: Run) -> Path:
    """A database of one article with two promises, found by the example plugin."""
    Path("pool.txt").write_text(TEXT, encoding="utf-8")
    assert "2 promises" in run("import", "pool.txt").stdout
    return Path("claims.db").absolute()


@contextmanager
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have no package installed that brings a kind."""
    with monkeypatch.context() as hidden:
        hidden.setattr(kinds, "entry_points", lambda **_: ())
        kinds._installed.cache_clear()
        yield
    kinds._installed.cache_clear()


@pytest.fixture
def removed(promises: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """That database, where the plugin is not installed."""
    with without(monkeypatch):
        yield promises


def answer(run: Run, query: str) -> list[str]:
    return run("sql", "-f", "csv", query).stdout.splitlines()[1:]


def only(desk: Desk, query: str) -> list[int]:
    return sorted(desk.queue(query=query).ids)


def test_what_a_package_finds_is_a_claim_like_any_other(promises: Path, run: Run) -> None:
    assert answer(run, WHAT) == FOUND
    strength = "SELECT json_extract(fields, '$.strength') FROM plugin_claims ORDER BY claim_id"
    assert answer(run, strength) == ["conditional", "firm"]
    roles = "SELECT role, name FROM participants JOIN plugin_claims USING (claim_id) ORDER BY role, name"
    assert answer(run, roles) == ["actor,Council", "actor,Ida Berg", "recipient,residents"]
    assert answer(run, "SELECT count(*) FROM claims WHERE kind = 'promise' AND sentence IS NOT NULL") == ["2"]
    assert "promise" in run("show", *answer(run, "SELECT max(claim_id) FROM plugin_claims")).stdout
    assert [found for found in check(promises) if found.severity == "error"] == []


def test_a_reviewer_confirms_corrects_makes_and_takes_back(promises: Path) -> None:
    with Database.open(promises) as database:
        desk = Desk(database, "Ann")
        pool, ticket = only(desk, "kind:promise")
        desk.confirm(ticket, 1)
        card = desk.card(pool)
        desk.correct(pool, card.row.version, {"strength": "firm", "actor": "Ida Berg", "date": "2024-07"})
        fields = {field.name: (field.value, field.proposed) for field in desk.card(pool).fields}
        assert fields["strength"] == ("firm", "conditional")
        assert fields["actor"][0].startswith("Ida Berg")
        assert fields["date"][0] == "2024-07"
        with pytest.raises(DecisionError, match="firm, conditional"):
            desk.correct(pool, desk.card(pool).row.version, {"strength": "iron"})
        assert only(desk, "kind:promise status:corrected actor:berg") == [pool]
        at = TEXT.index("the state pays")
        made = desk.create(
            card.article.id, "promise", {"content": [Span(at, at + 14)]}, {"strength": "firm"}
        ).claim_ids
        assert only(desk, "kind:promise status:confirmed") == sorted([ticket, *made])
        desk.undo()
        desk.undo()
        assert {field.name: field.value for field in desk.card(pool).fields}["strength"] == "conditional"
        assert ("promise", "something that somebody promises to do") in missed_kinds()
        assert "kind:promise" in [choice.value for choice in desk.complete_query("kind:p")]
    assert [found for found in check(promises) if found.severity == "error"] == []


@pytest.mark.parametrize("tool", ["jsonl", "label-studio", "prodigy", "annotations", "brat", "inception"])
def test_it_leaves_and_comes_back_with_every_tool(
    promises: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tool: str
) -> None:
    run("export", "out", "-f", tool)
    (path,) = (
        [Path("out")] if Path("out").is_file() else [*Path("out").glob("*.ann"), *Path("out").glob("*.xmi")]
    )
    promises.unlink()
    with without(monkeypatch):
        run("import", "pool.txt")
        assert answer(run, WHAT) == []
    assert "2 new" in run("import", "--claims", path, "--tool", "friend").stdout
    assert answer(run, WHAT) == FOUND
    assert [found for found in check(promises) if found.severity == "error"] == []


def test_a_bundle_of_it_is_verified_with_the_package_and_without(
    promises: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Database.open(promises) as database:
        desk = Desk(database, "Ann")
        (pool, _) = only(desk, "kind:promise")
        desk.correct(pool, desk.card(pool).row.version, {"strength": "firm"})
    run("bundle", "proof.zip")
    assert "is whole" in run("bundle-verify", "proof.zip").stdout
    with without(monkeypatch):
        assert "is whole" in run("bundle-verify", "proof.zip").stdout


def test_claims_of_a_package_that_is_gone_are_read_and_judged_not_corrected(removed: Path, run: Run) -> None:
    assert kinds.names() == ()
    assert answer(run, WHAT) == FOUND
    with Database.open(removed) as database:
        desk = Desk(database, "Ann")
        pool, ticket = only(desk, "kind:promise")
        desk.confirm(ticket, 1)
        shown = {field.name: field.value for field in desk.card(pool).fields}
        assert shown["strength"] == "conditional"
        assert shown["content"].startswith("to reopen the public pool")
        with pytest.raises(DecisionError, match="No installed package brings claims of kind promise"):
            desk.correct(pool, desk.card(pool).row.version, {"strength": "firm"})
    warnings = [found.what for found in check(removed) if found.severity == "warning"]
    assert "No installed package brings claims of kind promise, of which there are 2." in warnings
    assert run("export", "out.jsonl", "-f", "jsonl", "--filter", "kind:promise").returncode == 0
    rows = [json.loads(line) for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["strength"] for row in rows] == ["conditional", "firm"]
    assert rows[1]["recipient"]["actor"] == "residents"


def test_a_reextraction_without_the_package_leaves_its_claims_as_they_are(removed: Path, run: Run) -> None:
    assert "0 withdrawn" in run("reextract").stdout
    assert answer(run, WHAT) == FOUND


def test_a_reextraction_with_it_meets_its_claims_again(promises: Path, run: Run) -> None:
    assert "0 new, 0 updated" in run("reextract").stdout
    assert answer(run, WHAT) == FOUND


def failing(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a package whose kind ``oath`` has this code."""
    (folder / "oath_anyway.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    installed(folder / "site", "odd-package", {"claims.kinds": {"oath": "oath_anyway:OATH"}}, monkeypatch)


FAILS = """
from claims.plugins.claim_kind import ClaimKind

def find(document, doc):
    raise RuntimeError("no ink left")

OATH = ClaimKind(find, ())
"""


def test_a_kind_that_fails_costs_its_own_claims_and_nothing_else(
    example: None, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(FAILS, tmp_path, monkeypatch)
    Path("pool.txt").write_text(TEXT, encoding="utf-8")
    done = run("import", "pool.txt")
    assert done.returncode == 0
    told = " ".join(done.stdout.split())
    assert f"{OATH}; its claims are left out" in told
    assert answer(run, WHAT) == FOUND
    assert f"article 1: {OATH}" in run("reextract").stderr
    assert f"pool.txt: {OATH}" in run("extract", "pool.txt").stderr
    assert answer(run, WHAT) == FOUND


OATH = "oath: failed (RuntimeError: no ink left, oath_anyway.py line 5)"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("raise RuntimeError('no ink left')", "no ink left"),
        ("OATH = 7", "it is int, not a claims.plugins.claim_kind.ClaimKind"),
    ],
)
def test_a_kind_that_cannot_be_loaded_is_told_of_and_left_out(
    example: None, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, why: str
) -> None:
    monkeypatch.delitem(sys.modules, "oath_anyway", raising=False)
    failing(code, tmp_path, monkeypatch)
    Path("pool.txt").write_text(TEXT, encoding="utf-8")
    done = run("import", "pool.txt")
    assert done.returncode == 0
    assert (
        f"The kind of claim oath of odd-package cannot be used: {why}. Its claims are left out."
        in done.stderr
    )
    assert answer(run, WHAT) == FOUND


def found(at: Callable[[Document], PluginClaim]) -> ClaimKind:
    """Return a kind that finds one claim."""
    by = KindField("by", "choice", ("day", "night"))
    fields = (KindField("actor", "participant"), KindField("force", "number"), by)
    return ClaimKind(lambda document, doc: [at(document)], fields)


WORDS = (Span(20, 26),)


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        (PluginClaim((), "oath", 0.5), "a claim has content"),
        (PluginClaim(WORDS, "", 0.5), "a claim has content, a rule"),
        (PluginClaim(WORDS, "oath", 1.5), "a confidence from 0 to 1"),
        (PluginClaim((Span(20, 9999),), "oath", 0.5), "something that is not in the article"),
        (PluginClaim(WORDS, "oath", 0.5, time=99), "something that is not in the article"),
        (PluginClaim(WORDS, "oath", 0.5, {"colour": "red"}), "colour is none of force, by"),
        (PluginClaim(WORDS, "oath", 0.5, {"by": "noon"}), "by cannot be 'noon'"),
        (PluginClaim(WORDS, "oath", 0.5, {"force": "much"}), "force cannot be 'much'"),
        (PluginClaim(WORDS, "oath", 0.5, spans={"cue": WORDS}), "cue is none of its fields"),
    ],
)
def test_a_claim_that_is_not_what_its_kind_says_is_refused(
    parser: Parser, claim: PluginClaim, why: str
) -> None:
    document = extract(TEXT, with_kinds(parser, oath=found(lambda _: claim)))
    assert document.plugin_claims == {}
    assert why in document.remarks[0]
    assert document.events


def with_kinds(parser: Parser, **some: ClaimKind) -> Parser:
    return replace(parser, kinds=some)


def test_a_participant_is_the_mention_of_the_same_words_or_around_its_head(parser: Parser) -> None:
    at = TEXT.index("Mayor Ida Berg")
    whole = Participant(Span(at, at + 14), at + 10)
    kind = found(
        lambda _: PluginClaim((Span(at + 15, at + 23),), "oath", 0.5, participants={"actor": (whole,)})
    )
    document = extract(TEXT, with_kinds(parser, oath=kind))
    (claim,) = document.plugin_claims["oath"]
    mention = claim.participants["actor"][0].mention
    assert mention is not None
    actor = document.mentions[mention].actor
    assert actor is not None
    assert document.actors[actor].name == "Ida Berg"
    printed = as_json(document, "pool")["plugin_claims"]
    assert isinstance(printed, dict)
    assert printed["oath"][0]["actor"][0]["actor"] == actor  # type: ignore[index, call-overload]  # as printed


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ((KindField("due", "text"), KindField("due", "number")), "two fields have the same name"),
        ((KindField("Due", "text"),), "a word in small letters"),
        (
            (KindField("promiser", "participant"),),
            f"no role of actors; there are {', '.join((*SPEAKS, *HEARS))}",
        ),
        ((KindField("speaker", "text"),), "speaker is a role of actors"),
        ((KindField("by", "choice"),), "a choice has choices"),
        ((KindField("status", "text"),), "status is the name of something that every claim has"),
        ((KindField("content", "text"),), "content is a field of type span"),
        ((KindField("deadline", "date"),), "its name is date, not deadline"),
    ],
)
def test_a_kind_whose_fields_cannot_be_kept_is_refused(fields: tuple[KindField, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        ClaimKind(lambda document, doc: (), fields)


@pytest.mark.slow
def test_other_processes_find_it_too(example: None) -> None:
    with Processes(LazyParser(), 1) as pool:
        (one,) = pool.extract([GivenArticle(TEXT, "pool.txt")]).result()
    assert [claim.rule for claim in one.document.plugin_claims["promise"]] == [  # type: ignore[union-attr]  # read
        "promise.pledge", "promise.promise",
    ]  # fmt: skip


def test_a_worker_with_other_packages_is_refused(example: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = fingerprint(LazyParser())
    monkeypatch.setattr(kinds, "entry_points", lambda **_: ())
    assert "another set of packages with kinds of claims" in (
        difference(ours, fingerprint(LazyParser())) or ""
    )


def test_no_package_can_take_the_name_of_a_kind_of_ours() -> None:
    assert set(kinds.OURS) == set(KINDS)
