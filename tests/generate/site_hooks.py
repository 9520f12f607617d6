"""Changes that `make site` makes to pages: the roles of Sphinx in docstrings are left out."""

from __future__ import annotations

import re

ROLE = re.compile(r":(?:class|meth|func|mod|data|attr):(?=<code>)")


def on_page_content(html: str, **_: object) -> str:
    """Return the page without the names of roles before what they mark as code."""
    return ROLE.sub("", html)
