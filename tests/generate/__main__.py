"""Write every generated page that has changed, and the pictures of the desk and of a timeline."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from claims.cli.commands.reports import timeline
from claims.extract.parse import load
from tests.generate.pages import ROOT, demo, pages
from tests.generate.picture import draw


def main() -> None:
    """Write what differs, and say so."""
    with TemporaryDirectory() as folder:
        parser = load()
        database = demo(Path(folder), parser)
        for page, text in pages(database, parser).items():
            path = ROOT / page
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
                print(f"{page} written")
        draw(database, ROOT / "docs" / "desk.svg")
        timeline(db=str(database), since="2023-01-01", svg=ROOT / "docs" / "timeline.svg")


if __name__ == "__main__":
    main()
