"""Derive how often events of a rule are right: ``python -m tests.quality.event_confidence GOLD.json``.

``GOLD.json`` holds PLOVER's gold-standard records: sentences with one event each. A found event is right when
its type is the record's and it names one of the record's actors, or the record has none. The shares are
written to the lexicon, each drawn towards that of all events told in the same form (verb, noun, light verb).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from claims.document import EventMention, GivenArticle
from claims.extract import extract
from claims.extract.parse import load

OUT = Path(__file__).parents[2] / "claims" / "extract" / "lexicon" / "events" / "confidence.toml"
OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of PLOVER's first version, and what they are called now."""
WEIGHT = 6
"""How many events of its form a rule's own share is drawn towards."""


def judged(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the rule of each event found in the records, and whether it is right."""
    parser = load()
    for record in json.loads(path.read_text(encoding="utf-8")):
        if record["event"] == "DOCUMENT":
            continue
        text = record["text"]
        for event in extract(GivenArticle(text, str(path)), parser).events:
            yield event.rule, _right(event, text, record)


def _right(event: EventMention, text: str, record: Mapping[str, object]) -> bool:
    if event.type != OLD_NAMES.get(str(record["event"]), record["event"]):
        return False
    sources = record.get("source") or []
    listed = sources if isinstance(sources, list) else [sources]
    wanted = [str(one.get("actorText", "")).lower() for one in listed if isinstance(one, dict)]
    found = [actor.span.of(text).lower() for actor in event.actors]
    return not wanted or any(one in who or who in one for one in wanted for who in found)


def shares(found: list[tuple[str, bool]]) -> dict[str, float]:
    """Return the share of right events of each rule, drawn towards the share of its form."""
    count, right = Counter(rule for rule, _ in found), Counter(rule for rule, ok in found if ok)
    forms: Counter[str] = Counter()
    forms_right: Counter[str] = Counter()
    for rule, ok in found:
        forms[_form(rule)] += 1
        forms_right[_form(rule)] += ok
    table = {f"{form}.*": forms_right[form] / forms[form] for form in forms}
    for rule in count:
        prior = table[f"{_form(rule)}.*"]
        table[rule] = (right[rule] + WEIGHT * prior) / (count[rule] + WEIGHT)
    return {rule: round(min(max(share, 0.05), 0.95), 2) for rule, share in sorted(table.items())}


def _form(rule: str) -> str:
    return rule.rsplit(".", 1)[0]


def main() -> None:
    """Write the table."""
    found = list(judged(Path(sys.argv[1])))
    lines = [f'"{rule}" = {share}' for rule, share in shares(found).items()]
    head = "# Share of right events by rule, from tests/quality/event_confidence.py; * is the rest of a form."
    OUT.write_text("\n".join([head, "[rules]", *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
