"""Learning as the desk shows it: edits judged and judged anew, audits drawn and worked through."""

from __future__ import annotations

import pytest

from claims.desk import Desk
from claims.errors import DecisionError
from claims.store.database import Database
from claims.store.learning import lexicon
from tests.desk.world import World


def propose(database: Database, world: World) -> None:
    edit = lexicon.Proposed(
        "cue", {"lemma": "flag", "class": "speech"},
        {"why": "flag: a cue of saying", "claims": [world.claim["met"]], "of": 2},
        {"mends": [world.claim["met"]], "breaks": [], "surplus": 1, "undecided": 4, "tests": []},
    )  # fmt: skip
    with database.write() as session:
        lexicon.propose(session, [edit])


def test_an_edit_is_shown_with_its_claims_and_judged(database: Database, ann: Desk, world: World) -> None:
    propose(database, world)
    (edit,) = ann.learning.edits()
    assert (edit.why, edit.of, edit.surplus, edit.undecided) == ("flag: a cue of saying", 2, 1, 4)
    assert [*ann.learning.evidence(edit).rows] == [world.claim["met"]]
    assert "holds 1 edit" in ann.learning.judge(edit.id, "accepted").words
    assert [one.layer for one in ann.learning.edits("accepted")] == ["desk"]
    with pytest.raises(DecisionError, match="accepted already"):
        ann.learning.judge(edit.id, "accepted")
    ann.learning.judge(edit.id, "proposed")
    with database.read() as session:
        assert lexicon.in_use(session) == ()
    ann.learning.judge(edit.id, "declined")
    assert ann.learning.edits() == []
    assert len(ann.learning.edits(None)) == 1


def test_articles_drawn_whole_are_finished_and_opened_again(ann: Desk, world: World) -> None:
    assert ann.learning.draw(f"article:{world.second}", 3).words == "Audit 1 drew 1 article."
    head, article = ann.learning.audits()
    assert (head.part, head.done, head.total) == ("audit", 0, 1)
    assert (article.article_id, article.done, article.total, article.ready) == (world.second, 0, 2, False)
    with pytest.raises(DecisionError, match="undecided; judge"):
        ann.learning.close(article)
    with pytest.raises(DecisionError, match="go to one of its lines"):
        ann.learning.close(head)
    for name in ("saw", "settled"):
        ann.confirm(world.claim[name], ann.card(world.claim[name]).row.version)
    (_, article) = ann.learning.audits()
    assert article.ready
    ann.learning.close(article)
    head, article = ann.learning.audits()
    assert (head.done, article.closed) == (1, "Ann")
    ann.learning.reopen(article)
    (_, article) = ann.learning.audits()
    with pytest.raises(DecisionError, match="finished can be opened again"):
        ann.learning.reopen(article)


def test_a_sample_of_claims_has_its_strata(ann: Desk) -> None:
    ann.learning.draw("kind:quote", None)
    head, *strata = ann.learning.audits()
    assert head.name == "right as they stand"
    assert {one.part for one in strata} == {"stratum"}
    assert sum(one.total for one in strata) == head.total
