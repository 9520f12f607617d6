"""Titles without what a page's head adds to them: the site's name and the author."""

from __future__ import annotations

import re

_SIGN = re.compile(r"\s+[|»·]\s+|\s+[–—-]\s+")
_BY = re.compile(r"^by\s+(?=[A-Z])", re.I)


def split_title(title: str, site: str | None, heading: str | None) -> tuple[str, str | None, str | None]:
    """Return the title, the site and the author of "Ferry sinks | The Gazette | by Ann Hill".

    What stands behind a bar is the site; behind a dash it is only where ``site`` says so or ``heading`` (the
    page's own) lacks it.
    """
    parts, signs = _SIGN.split(title), _SIGN.findall(title)
    author = None
    while len(parts) > 1:
        last, sign = parts[-1].strip(), signs[-1].strip()
        begun = " ".join(heading.split()) if heading else None
        if found := _BY.match(last):
            author = last[found.end() :]
        elif site and last.casefold() == site.casefold():
            pass
        elif sign in "|»·" and len(last.split()) <= 6:
            site = site or last
        elif not (begun and title.startswith(begun) and last not in begun and len(last.split()) <= 6):
            break
        else:
            site = site or last
        parts, signs = parts[:-1], signs[:-1]
    kept = title[: len(title) - len(title.lstrip())]
    for at, part in enumerate(parts):
        kept += part if at == 0 else f" {signs[at - 1].strip()} {part}"
    return kept.strip() or title, site, author
