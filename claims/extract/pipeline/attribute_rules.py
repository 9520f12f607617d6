"""spaCy's attribute ruler, answered from a table.

The ruler matches some 180 patterns against every token, an eighth of the pipeline's time. All but a few look
at one token's lower-case form, tag and dependency label: equal tokens get equal attributes, so each
combination is matched once and remembered. What looks at neighbours is matched after the others, and only
where a token stands that may begin it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypedDict, cast

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

if TYPE_CHECKING:
    from thinc.types import Ints2d

SEEN = frozenset(("LOWER", "TAG", "DEP", "IS_SPACE"))
"""Attributes by which an answer is remembered: a pattern that asks for any other is asked each time."""
MOST = 100_000
"""Combinations that are remembered at most, so that memory stays flat over any number of articles."""


class AttributeRule(TypedDict):
    """A rule of spaCy's ruler: patterns of tokens, and what the token at ``index`` gets."""

    patterns: list[list[dict[int | str, Any]]]
    attrs: dict[str, str]
    index: int


Key = tuple[int, int, int]
Attributes = tuple[int, int, int, int, int, bool]
"""POS, MORPH, LEMMA, TAG and DEP, as spaCy numbers them; and whether a longer pattern may begin here."""


class RememberedRules:
    """The rules of an attribute ruler, those of single tokens each asked once."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.vocab = ruler.vocab
        self._single = AttributeRuler(ruler.vocab, "single")
        self._rest = AttributeRuler(ruler.vocab, "rest")
        self._known: dict[Key, Attributes] = {}
        self._opening = Matcher(ruler.vocab)
        self._longest = 1
        for rule in _rules(ruler):
            alone = all(len(tokens) == 1 for tokens in rule["patterns"])
            chosen = self._single if alone else self._rest
            chosen.add(rule["patterns"], rule["attrs"], rule["index"])
            if not alone:
                first = [cast("list[dict[str, Any]]", tokens[:1]) for tokens in rule["patterns"]]
                self._opening.add("opening", first)
                self._longest = max(self._longest, *map(len, rule["patterns"]))

    def __call__(self, doc: Doc) -> Doc:
        """Set coarse tag, morphology, and where a rule says so lemma, tag and label of each token."""
        if len(self._known) > MOST:
            self._known.clear()
        keys: list[Key] = [(form, tag, dep) for form, tag, dep in doc.to_array([LOWER, TAG, DEP]).tolist()]
        found = [self._known.get(key) or self._ask(key) for key in keys]
        if found:
            rows = np.array([row[:3] for row in found], dtype="uint64")
            # What to_array gives is what from_array takes, whatever the two stubs say.
            doc.from_array([POS, MORPH, LEMMA], cast("Ints2d", rows))
        openings: list[int] = []
        for i, ((_, tag, dep), (*_, new_tag, new_dep, opens)) in enumerate(zip(keys, found, strict=True)):
            if tag != new_tag:
                doc[i].tag = new_tag
            if dep != new_dep:
                doc[i].dep = new_dep
            if opens:
                openings.append(i)
        self._apply_longer(doc, openings)
        return doc

    def _apply_longer(self, doc: Doc, openings: Sequence[int]) -> None:
        """Apply the patterns of several tokens that begin at one of these, those written first first."""
        matches = [
            (int(self.vocab.strings[found.label]), found.label, found.start, found.end)
            for i in openings
            for found in self._rest.matcher(doc[i : i + self._longest], allow_missing=True, as_spans=True)
            if found.start == i
        ]
        self._rest.set_annotations(doc, sorted(matches))  # type: ignore[no-untyped-call]  # spaCy's

    def _ask(self, key: Key) -> Attributes:
        """Return what the rules of single tokens make of a token, and remember it."""
        form, tag, dep = (self.vocab.strings[number] for number in key)
        token = Doc(self.vocab, [form], [False], tags=[tag], deps=[dep], heads=[0])
        row = self._single(token).to_array([POS, MORPH, LEMMA, TAG, DEP])[0].tolist()
        opens = bool(self._opening(token, allow_missing=True))
        # Remembered longer than a vocabulary's memory zone may keep the word.
        if row[2]:
            lemma = self.vocab.strings[row[2]]
            self.vocab.strings.add(lemma, allow_transient=False)  # type: ignore[call-arg]  # the stub lacks it
        answer = self._known[key] = (row[0], row[1], row[2], row[3], row[4], opens)
        return answer


def _rules(ruler: AttributeRuler) -> list[AttributeRule]:
    return cast("list[AttributeRule]", ruler.patterns)  # spaCy types them as a dictionary of anything


def may_remember(ruler: AttributeRuler) -> bool:
    """Say whether the ruler's patterns ask only for what is remembered of their first token."""
    asked = {name for rule in _rules(ruler) for tokens in rule["patterns"] for name in tokens[0]}
    return asked <= SEEN


@Language.factory("claims_attribute_rules")
def remembered(nlp: Language, name: str) -> RememberedRules:
    """Return the rules of the pipeline's own attribute ruler, remembered."""
    return RememberedRules(cast("AttributeRuler", nlp.get_pipe("attribute_ruler")))


def remember_attribute_rules(nlp: Language) -> None:
    """Let the remembered rules stand in for the pipeline's attribute ruler, where they can."""
    ruler = nlp.get_pipe("attribute_ruler") if nlp.has_pipe("attribute_ruler") else None
    if isinstance(ruler, AttributeRuler) and may_remember(ruler):
        nlp.add_pipe("claims_attribute_rules", after="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")
