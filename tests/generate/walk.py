"""A walk through the desk as an animated SVG: ``python -m tests.generate.walk``.

The real application answers real keys; each screen that comes of them is a frame. A line that many frames
share is written once, so a walk of a minute and a half stays a small file that any browser plays.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import textual.app
import textual.pilot
from rich.segment import Segment
from textual.strip import Strip

from claims.extract.parse import Parser, load
from tests.generate.pages import ROOT, demo
from tests.tui.driver import Driver, soon

SIZE = (140, 36)
CELL, LINE = 8.4, 18
"""Pixels of a cell, across and down."""
GROUND, INK = "#11151a", "#c9d1d9"
WALK: Sequence[tuple[tuple[str, ...], float, str]] = (
    ((), 4, "The article beside its claims: the one at hand is marked where it stands"),
    (("a",), 3, "a: it is right; the next undecided claim comes at once"),
    (("a",), 3, "a: seven claims say the same, and are judged together"),
    (("j",), 2, "j: on to the next"),
    (("e",), 4, "e: what is wrong? a letter names the field"),
    (("o",), 4, "o: the modality, one of five"),
    (("3",), 4, "3: planned. Three keys, and the next claim"),
    (("x",), 3, "x: the article claims no such thing"),
    (("u",), 4, "u: taken back; everything can be"),
    (("J", "J"), 3, "J: a sentence further on, to find what was missed"),
    (("m",), 3, "m: a claim that the machine missed"),
    (("2",), 6, "2: an event, as the sentence suggests it; letters would move its edges"),
    (("escape", "escape"), 2, "esc: not this one"),
    (("f",), 4, "f: the claims counted by article; tab counts by something else"),
    (("tab", "tab", "tab"), 4, "by rule: enter filters, * judges all of them"),
    (("escape", "4"), 4, "4: what happened, on an axis, with every account"),
    (("z",), 5, "z: the same in lanes by actor; ≠ where accounts differ"),
    (("t",), 4, "t: or by place"),
    (("escape", "7"), 4, "7: two accounts that differ, the differing words marked"),
    (("6",), 5, "6: which rules cost the most errors, and what to do next"),
    (("9",), 4, "9: rounds, in which several people judge the same without seeing each other's verdicts"),
    (("enter",), 4, "enter: a seat; the same keys vote"),
    (("escape", "0", "z"), 4, "0 and z: audits, which say how good the claims are that nobody has read"),
    (("1",), 4, "1: back to where one was; every key is saved when it is pressed"),
)
"""Keys, how many seconds the screen that comes of them stands, and what is said below it."""


async def frames(database: Path, parser: Parser) -> list[list[Strip]]:
    """Return the screen after each step of the walk on ``database``."""
    from claims.desk.reviewing import open_desk
    from claims.extract.suggest import suggest
    from tui.app import DeskApp

    textual.app.wait_for_idle = textual.pilot.wait_for_idle = soon  # type: ignore[attr-defined] # see Driver
    desk = open_desk(str(database), "you", lambda text, kind, day: suggest(text, kind, day, parser))
    desk.rounds.open("figures", query="kind:figure", seed=1)
    desk.learning.draw("kind:quote", None)
    app = DeskApp(lambda: desk, where="demo.db · you")
    found: list[list[Strip]] = []
    async with app.run_test(size=SIZE) as pilot:
        driver = Driver(app, pilot)
        for keys, _, _ in WALK:
            await driver.press(*keys)
            await driver.settle()
            found.append(driver.strips[: SIZE[1]])
    app.gateway.close()
    return found


def animated(screens: Sequence[Sequence[Strip]]) -> str:
    """Return the screens as one SVG that plays them for ever."""
    lines: dict[str, int] = {}
    shown: list[list[tuple[int, int]]] = []
    for screen in screens:
        frame = []
        for row, strip in enumerate(screen):
            drawn = _line(strip)
            if drawn:
                frame.append((lines.setdefault(drawn, len(lines)), row))
        shown.append(frame)
    total = sum(seconds for _, seconds, _ in WALK)
    width, height = SIZE[0] * CELL + 24, (SIZE[1] + 2) * LINE + 16
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" '
        f'viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" '
        f'height="{height}"><title>A walk through the review desk</title>',
        f"<style>{_style(total)}</style>",
        f'<rect width="100%" height="100%" rx="8" fill="{GROUND}"/>',
        "<defs>",
        *(f'<g id="l{number}">{drawn}</g>' for drawn, number in lines.items()),
        "</defs>",
    ]
    for number, frame in enumerate(shown):
        uses = "".join(f'<use href="#l{line}" x="12" y="{8 + row * LINE}"/>' for line, row in frame)
        told = f'<text class="told" x="12" y="{height - 14}">{escape(WALK[number][2])}</text>'
        parts.append(f'<g class="f f{number}">{uses}{told}</g>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _style(total: float) -> str:
    rules = [
        f"text{{font:14px 'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre;fill:{INK}}}",
        ".b{font-weight:700}.d{opacity:.62}.u{text-decoration:underline}.s{text-decoration:line-through}",
        ".told{fill:#e3b341;font-weight:700}",
        f".f{{visibility:hidden;animation-duration:{total:g}s;animation-iteration-count:infinite}}",
    ]
    start = 0.0
    for number, (_, seconds, _) in enumerate(WALK):
        first, last = 100 * start / total, 100 * (start + seconds) / total
        before = "" if number == 0 else f"0%,{first - 0.001:.3f}%{{visibility:hidden}}"
        after = "" if last >= 100 else f"{last:.3f}%,100%{{visibility:hidden}}"
        seen = f"{first:.3f}%,{min(last, 100) - 0.001:.3f}%{{visibility:visible}}"
        rules.append(f"@keyframes k{number}{{{before}{seen}{after}}}.f{number}{{animation-name:k{number}}}")
        start += seconds
    return "".join(rules)


def _line(strip: Strip) -> str:
    """Return a line of the screen as SVG; nothing where there is nothing on it."""
    grounds, texts, column = [], [], 0
    for segment in strip:
        cells = segment.cell_length
        ground = _colour(segment, ground=True)
        if ground not in ("", GROUND):
            grounds.append(
                f'<rect x="{column * CELL:.1f}" width="{cells * CELL:.1f}" height="{LINE}" fill="{ground}"/>'
            )
        if segment.text.strip():
            texts.append(_text(segment, column))
        column += cells
    return "".join([*grounds, *texts])


def _text(segment: Segment, column: int) -> str:
    style = segment.style
    marks = (
        ((style.bold, "b"), (style.dim, "d"), (style.underline, "u"), (style.strike, "s")) if style else ()
    )
    names = " ".join(name for on, name in marks if on)
    colour = _colour(segment)
    return (
        f'<text x="{column * CELL:.1f}" y="14"'
        + (f' class="{names}"' if names else "")
        + (f' fill="{colour}" style="fill:{colour}"' if colour else "")
        + f">{escape(segment.text.rstrip())}</text>"
    )


def _colour(segment: Segment, *, ground: bool = False) -> str:
    style = segment.style
    colour = (style.bgcolor if ground else style.color) if style else None
    return colour.get_truecolor().hex if colour is not None and not colour.is_default else ""


def main() -> None:
    """Write docs/walk.svg."""
    parser = load()
    with TemporaryDirectory() as folder:
        screens = asyncio.run(frames(demo(Path(folder), parser), parser))
    target = ROOT / "docs" / "walk.svg"
    target.write_text(animated(screens), encoding="utf-8")
    sys.stdout.write(f"{target.name} written, {target.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
