"""Commands that choose claims by a filter, and those that list what may not be there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("command", [("audit", "draw"), ("round", "open", "pilot"), ("review", "--plain")])
def test_a_filter_is_taken_bare_and_as_an_option(command: tuple[str, ...], made: Path, run: Run) -> None:
    wrong = "length>red"
    bare, named = run(*command, wrong), run(*command, "--filter", wrong)
    assert (bare.returncode, bare.stderr) == (named.returncode, named.stderr)
    assert (bare.returncode != 0, "length" in bare.stderr) == (True, True)
    both = run(*command, "kind:quote", "--filter", "kind:event_mention")
    assert (both.returncode, "two filters" in both.stderr) == (2, True)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("audit list", "Nothing was audited yet."),
        ("learn check", "No verdict is worth another look"),
        ("learn layer list", "There are no layers."),
        ("round status", "There are no rounds."),
        ("agreement --differing", "No verdicts differ."),
        ("search nobodysaysthis", "No sentence has these words."),
        ("search nobodysaysthis --quotes", "No quote has these words."),
        ("story", "No story is told by more than one article."),
        ("timeline --actor Nobodyknown", "No event is like that."),
        ("timeline --figures --since 2999", "No figure is like that."),
        ("corroboration --least 99", "No event is told of by 99 independent sources or more."),
        ("conflicts", "No articles disagree about an event."),
    ],
)
def test_a_list_without_rows_says_so_in_words(command: str, said: str, made: Path, run: Run) -> None:
    done = run(*command.split())
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(said)
    assert done.stdout.count("\n") == 1
    assert json.loads(run(*command.split(), "--format", "json").stdout) == []
