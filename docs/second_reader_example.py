"""A second reader in thirty lines: whoever "announced" something, said so."""

import json
import re
import sys
from collections.abc import Iterator

ANNOUNCED = re.compile(r"(?P<speaker>(?:[A-Z]\w+ ?)+) (?P<cue>announced) (?P<content>that [^.“”\"]+)")


def claims(text: str) -> Iterator[dict[str, object]]:
    """Yield a quote for each sentence of the form "Ada Brandt announced that …"."""
    for found in ANNOUNCED.finditer(text):
        yield {
            "kind": "quote",
            "content": list(found.span("content")),
            "cue": list(found.span("cue")),
            "speaker": list(found.span("speaker")),
            "confidence": 0.8,
        }


if __name__ == "__main__":
    article = json.load(sys.stdin)
    for claim in claims(article["text"]):
        sys.stdout.write(json.dumps(claim) + "\n")
