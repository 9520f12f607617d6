"""The parser's model is a repack: it has to be the one that spaCy published."""

from __future__ import annotations

import pytest

from claims.extract.parse import Parser

PUBLISHED = {
    "tag_acc": 0.972937262, "dep_uas": 0.9176955214, "dep_las": 0.8991533598, "sents_f": 0.9068156724,
    "ents_p": 0.8429743795, "ents_r": 0.8436498397, "ents_f": 0.8433119744, "speed": 9426.1029865937,
}  # fmt: skip
"""From meta/en_core_web_sm-3.8.0.json of github.com/explosion/spacy-models."""


def test_the_repacked_model_has_the_published_figures(parser: Parser) -> None:
    assert (parser.nlp.meta["version"], parser.nlp.meta["author"]) == ("3.8.0", "Explosion")
    assert parser.nlp.meta["spacy_git_version"] == "5010fcbd3"
    measured = {name: parser.nlp.meta["performance"][name] for name in PUBLISHED}
    assert measured == pytest.approx(PUBLISHED)
    assert parser.nlp.meta["performance"]["ents_per_type"]["PERSON"]["f"] == pytest.approx(0.8798474253)
