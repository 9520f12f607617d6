"""Fit the confidence of quotes on marked articles, and print the file of weights.

    python -m tests.quality.quote_confidence SCORER.py TUNED… --untuned FOLDER… > weights.toml
    mv weights.toml claims/extract/lexicon/quote_confidence.toml

``SCORER.py`` is the reader's scorer (``evaluate/reader.py``): its ``judge_quotes`` says of each quote whether
it is right as it stands. A folder holds marked articles in the form of that scorer; our own are added to the
tuned. All of them give the weights of the features; the level comes from the folders after ``--untuned``
alone, since rules do better on the articles they were tuned on. Every weight is drawn towards zero as by
``PRIOR``; what is rarer than ``FEWEST`` has none.

On standard error: the calibration error on the untuned articles, each judged by weights fitted without it
(cross-validation by article).
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp
from pathlib import Path
from types import ModuleType
from typing import get_args

import numpy as np

from claims.document import GivenArticle
from claims.extract import extract_all
from claims.extract.parse import Parser, load
from claims.extract.quotes.confidence import features
from claims.extract.serialise import as_json
from tests.quality.__main__ import documents
from tests.quality.gold import Origin
from tests.quality.score import score

PRIOR, FEWEST, ROUNDS = 2.0, 5, 25
FOLDS = 5
GARBLED = -3.0
"""Set by hand: garbled articles are too rare to count, and a reader cannot check them."""

HEADER = """\
# Weights of the logistic model of quotes/confidence.py, made by `python -m tests.quality.quote_confidence`
# from {quotes} quotes in {articles} articles; "level" from the {untuned} quotes in articles that the rules
# were not tuned on. "garbled" is set by hand.

[weights]"""


@dataclass(frozen=True, slots=True)
class Judged:
    """A quote's features, whether it is right, and from which article; ``untuned``: of the second kind."""

    known: tuple[str, ...]
    right: bool
    article: str
    untuned: bool


def judged(scorer: ModuleType, folder: Path, untuned: bool) -> Iterator[Judged]:
    """Yield the quotes of all articles in ``folder`` that the scorer counts."""
    paths = [
        path for path in sorted([*folder.glob("*.toml"), *folder.glob("*.json")]) if path.stem != "pairs"
    ]
    articles = [scorer.Article(path) for path in paths]
    given = [GivenArticle(text=article.text, origin=article.id) for article in articles]
    for article, document in zip(articles, extract_all(given, load()), strict=True):
        verdicts = [
            verdict for verdict, at, _ in scorer.judge_quotes(article, as_json(document, article.id)) if at
        ]
        for quote, verdict in zip(document.quotes, verdicts, strict=True):
            if verdict != "optional":
                known = features(document.text, quote, document.mentions, document.actors)
                yield Judged(known, verdict == "right", article.id, untuned)


def marked_here(parser: Parser) -> Iterator[Judged]:
    """Yield the quotes of our own marked articles, which the rules were tuned on."""
    for origin in get_args(Origin):
        for marked, document in documents(parser, origin):
            sure = tuple(replace(quote, confidence=float(at)) for at, quote in enumerate(document.quotes))
            scores = score([(marked, replace(document, quotes=sure))])
            for at, right in scores.judged["quote"]:
                known = features(document.text, document.quotes[int(at)], document.mentions, document.actors)
                yield Judged(known, right, marked.path.name, False)


def fit(some: Sequence[Judged]) -> dict[str, float]:
    """Return the weights of the greatest penalised likelihood, by Newton's method; each kind has a level."""
    seen = Counter(name for one in some for name in one.known)
    names = [*sorted(name for name, number in seen.items() if number >= FEWEST), "level", "tuned"]
    column = {name: at for at, name in enumerate(names)}
    known = np.zeros((len(some), len(names)))
    for row, one in enumerate(some):
        known[row, [column[name] for name in (*one.known, "level") if name in column]] = 1
        known[row, column["tuned"]] = not one.untuned
    right = np.array([one.right for one in some], dtype=float)
    prior = np.array([0.001 if name in ("level", "tuned") else PRIOR for name in names])
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (right - share) - prior * weights
        bend = (known.T * (share * (1 - share))) @ known + np.diag(prior)
        weights += np.linalg.solve(bend, slope)
    return {name: float(weights[at]) for name, at in column.items()}


def _share(weights: dict[str, float], known: Sequence[str]) -> float:
    """Return the share right of an untuned quote."""
    odds = weights["level"] + sum(weights.get(name, 0.0) for name in known)
    return 1 / (1 + exp(-odds))


def cross_validated(some: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Return the confidence of each untuned quote by weights fitted without its article, and the truth."""
    articles = sorted({one.article for one in some if one.untuned})
    found = []
    for fold in range(FOLDS):
        left_out = set(articles[fold::FOLDS])
        weights = fit([one for one in some if one.article not in left_out])
        for one in some:
            if one.article in left_out:
                found.append((_share(weights, one.known), one.right))
    return found


def calibration_error(found: list[tuple[float, bool]], bins: int = 10) -> float:
    """Return the mean distance of confidence and share right over bins of equal size.

    Quotes of the same confidence keep their order: ordered by the truth, they would part by it.
    """
    ordered, number = sorted(found, key=lambda judged: judged[0]), len(found)
    parts = [ordered[at * number // bins : (at + 1) * number // bins] for at in range(bins)]
    return sum(abs(sum(share - right for share, right in part)) for part in parts) / number


def main() -> None:
    """Print the weights, and on standard error how well they hold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scorer", type=Path)
    parser.add_argument("tuned", type=Path, nargs="*")
    parser.add_argument("--untuned", type=Path, nargs="+", required=True)
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", args.scorer)
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    some = [one for folder in args.tuned for one in judged(scorer, folder, False)]
    some += marked_here(load())
    some += [one for folder in args.untuned for one in judged(scorer, folder, True)]
    held = cross_validated(some)
    sure = [right for share, right in held if share >= 0.95]
    sys.stderr.write(
        f"calibration error {calibration_error(held):.3f}; of {len(sure)} said ≥ 0.95 right "
        f"{sum(sure) / max(1, len(sure)):.1%}; articles left out\n"
    )
    weights = {name: weight for name, weight in fit(some).items() if name != "tuned"}
    weights["garbled"] = GARBLED
    number = {one.article for one in some}
    lines = [HEADER.format(quotes=len(some), articles=len(number), untuned=len(held))]
    lines += [f'"{name}" = {weights[name]:.2f}' for name in sorted(weights)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
