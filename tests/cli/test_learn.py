"""`claims learn`: proposals, layers, weights."""

from __future__ import annotations

from pathlib import Path

from claims.desk import Desk
from claims.store.database import Database
from tests.cli.conftest import Run

REPORTS = (
    "Guards detained two sailors in Bergen on Monday.",
    "Soldiers detained a doctor for a week in May.",
    "Troops detained a trader in Bamako on Sunday.",
    "Police detained a student in Oslo on Friday.",
)


def rejected(run: Run) -> None:
    """Import reports of detentions and reject all but the last."""
    for at, report in enumerate(REPORTS):
        Path(f"{at}.txt").write_text(report, encoding="utf-8")
    assert run("import", "0.txt", "1.txt", "2.txt", "3.txt").returncode == 0
    with Database.open(Path("claims.db")) as database:
        desk = Desk(database, "ana")
        for claim_id in list(desk.queue("article", "kind:event_mention").ids)[:3]:
            desk.reject(claim_id, 1)


def test_an_edit_goes_from_proposal_to_layer_to_import(run: Run) -> None:
    rejected(run)
    proposed = run("learn", "propose", "--format", "csv")
    assert proposed.stdout.splitlines()[1].startswith("1,trigger “detain” (COERCE): rejected,3,3,3,0,0,1")
    assert run("learn", "accept", "1").stdout == "The layer “desk” holds 1 edit now.\n"
    Path("new.txt").write_text("Rebels detained a pilot in Mali on Sunday.", encoding="utf-8")
    run("import", "new.txt")
    events = run("sql", "SELECT count(*) FROM event_mentions WHERE article_id = 5", "--format", "csv")
    assert events.stdout.splitlines()[1] == "0"
    run("learn", "layer", "off", "desk")
    assert "off" in run("learn", "layer", "list").stdout
    run("reextract")
    events = run("sql", "SELECT count(*) FROM event_mentions WHERE article_id = 5", "--format", "csv")
    assert events.stdout.splitlines()[1] == "1"


def test_a_layer_is_written_tested_and_used_without_a_database(run: Run) -> None:
    rejected(run)
    run("learn", "propose")
    run("learn", "accept", "1")
    assert run("learn", "layer", "export", "desk", "-o", "desk.toml").returncode == 0
    assert run("learn", "layer", "test", "desk.toml").stdout == "desk.toml: 3 tests hold.\n"
    assert '"events": []' in run("extract", "0.txt", "--layer", "desk.toml").stdout
    Path("desk.toml").write_text(Path("desk.toml").read_text().replace('detain"', 'sustain"'))
    failed = run("learn", "layer", "test", "desk.toml")
    assert (failed.returncode, "3 of 3 tests" in failed.stderr) == (2, True)


def test_a_layer_with_a_fault_is_refused_by_name(run: Run) -> None:
    Path("bad.toml").write_text("[[cue]]\nverb = 'flag'\nclass = 'shout'\n", encoding="utf-8")
    refused = run("extract", "bad.toml", "--layer", "bad.toml")
    assert refused.returncode != 0
    assert "The lexicon layer bad.toml is not right: the cue flag has the class shout" in refused.stderr
