"""One line of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from claims.desk.cards import ArticleRow, ClaimRow, FacetRow, Preview, Undecided
from claims.desk.history.wording import count
from tui.draw.text import Line, clean, cut, fit, paragraph, right
from tui.draw.words import FLAG, KIND_MARK, SAVING, STATUS_MARK, STATUS_STYLE, days, percent, published


def claim(row: ClaimRow, width: int, saving: bool = False, alike: int = 1, along: int = 0) -> Line:
    """Return a claim in ``width`` cells: mark, kind, what it says, article, when, and how sure.

    ``saving`` shows a verdict that the database does not have yet, ``alike`` how many claims say this, and
    ``along`` how many others are told inside it and share the row.
    """
    outlet, date = _columns(width)
    when = fit(days(row.date) if row.own_date else "", date)
    times = (f"×{alike} " if alike > 1 else "") + (f"+{along} " if along else "")
    words = max(width - MARKS - len(times) - outlet - 1 - len(when) - SURE, 8)
    return cut(
        (
            (SAVING if saving else STATUS_MARK[row.status], STATUS_STYLE[row.status]),
            (FLAG if row.flag else " ", "warn"),
            (KIND_MARK.get(row.kind, "•") + " ", "accent"),
            (times, "accent"),
            *cut(said(row), words),
            (" " + fit(row.article, outlet), "dim"),
            (when, "dim"),
            (right(percent(row.confidence), SURE), "dim"),
        ),
        width,
    )


def claim_head(width: int) -> Line:
    """Return what stands above the claims of a list: the names of its columns."""
    outlet, date = _columns(width)
    words = max(width - MARKS - outlet - 1 - date - SURE, 8)
    names = (" " * MARKS, fit("claim", words), " " + fit("article", outlet), fit("when", date))
    return cut((("".join(names) + right("sure", SURE), "dim"),), width)


MARKS, SURE = 4, 5
"""Cells for the verdict, the flag and the kind of a claim, and for how sure its rule is."""


def _columns(width: int) -> tuple[int, int]:
    """Return the cells for the short name of an article and for a date."""
    return (12 if width >= 64 else 8), (16 if width >= 100 else 0)


def said(row: ClaimRow) -> Line:
    """Return what a claim says: who did what to whom, who said what, who holds which office."""
    who = (row.who or "nobody named", "strong" if row.who else "dim")
    words = (f"{clean(row.text)} ", "struck" if row.status == "rejected" else "plain")
    if row.kind == "quote":
        whom = f" to {row.whom}" if row.whom else ""
        return (who, (f"{whom}: ", "dim"), words)
    if row.kind == "figure":
        return (words, (row.label, "accent"))
    if row.kind != "event_mention":
        return (who, (": ", "dim"), words, (f" {row.whom} " if row.whom else "", "dim"))
    what, sure = doing(row.label)
    whom = f" → {row.whom}" if row.whom else ""
    return (who, (f" → {what}", "accent"), (sure, "warn"), (whom, "strong"), ("  ", "plain"), words)


def doing(label: str) -> tuple[str, str]:
    """Return what an event is in words, and how real where it has not simply occurred.

    ``CONSULT/meet planned`` is "meet" and " planned"; ``PROTEST occurred`` is "protest" and "".
    """
    type_and_mode, _, modality = label.rpartition(" ")
    what = type_and_mode.removeprefix("CONSULT/").replace("/", " ").lower()
    return what, "" if modality == "occurred" else f" {modality}"


def told_apart(rows: Sequence[ClaimRow]) -> str:
    """Return in what claims that say one thing differ: ``whom Oslo 3×, Bergen · as planned 2×, occurred``."""
    found = {name: Counter(clean(value(row)) or "none" for row in rows) for name, value in VARYING.items()}
    return " · ".join(
        f"{name} {', '.join(_times(*value) for value in values.most_common(NAMED))}"
        for name, values in found.items()
        if len(values) > 1
    )


def _times(value: str, number: int) -> str:
    return f"{value} {number}×" if number > 1 else value


NAMED = 3
"""Values that are named of what differs: the commonest."""
VARYING: Mapping[str, Callable[[ClaimRow], str]] = {
    "who": lambda row: row.who,
    "whom": lambda row: row.whom if row.kind != "role" else "",
    "of": lambda row: row.whom if row.kind == "role" else "",
    "as": lambda row: "".join(doing(row.label)) if row.kind == "event_mention" else row.label,
    "words": lambda row: row.text.casefold(),
    "in": lambda row: row.article,
}
"""Fields that may differ between claims that say one thing, by the word in front of them."""


def article(row: ArticleRow, width: int) -> Line:
    """Return an article in ``width`` cells: how many claims are undecided, its title, outlet and date."""
    head = row.head
    outlet = " / ".join(name for name in (head.agency, head.publisher) if name) or "no outlet"
    title = max(width - BESIDE_TITLE, 10)
    done = "✓" if not row.undecided else "·"
    return cut(
        (
            (done + " ", "good" if not row.undecided else "dim"),
            (fit(f"{row.undecided:,} of {row.claims:,}", 13) + " ", "strong" if row.undecided else "dim"),
            (fit(head.title or head.label, title) + " ", "plain"),
            (fit(outlet, 16) + " ", "accent"),
            (fit(published(head.published), 22), "dim" if head.published.range else "warn"),
        ),
        width,
    )


def article_head(width: int) -> Line:
    """Return the names of the columns of articles."""
    title = max(width - BESIDE_TITLE, 10)
    names = f"  {fit('undecided', 13)} {fit('title', title)} {fit('outlet', 16)} {fit('published', 22)}"
    return cut(((names, "dim"),), width)


BESIDE_TITLE = 2 + 13 + 16 + 22 + 3
"""Cells of an article's row that its title does not get."""


def counted(rows: int, at: int, selected: int) -> str:
    """Return where the cursor stands in a list, in words."""
    where = f"{at + 1:,} of {count(rows, 'row')}" if rows else "nothing here"
    return f"{where} · {selected:,} selected" if selected else where


def facet(row: FacetRow, most: int, width: int) -> Line:
    """Return a value of a facet in ``width`` cells: its claims, the undecided, and a bar against the most."""
    bar = BAR if width >= 100 else BAR // 2
    label = max(width - 9 - 16 - bar - 3, 10)
    full = max(round(row.claims * bar / max(most, 1)), 1)
    open_ = round(row.undecided * full / max(row.claims, 1))
    return cut(
        (
            (right(f"{row.claims:,}", 8) + " ", "strong"),
            (fit(f"{row.undecided:,} undecided" if row.undecided else "", 16), "dim"),
            ("█" * (full - open_), "good"),
            ("░" * open_ + " " * (bar - full + 1), "fair"),
            (fit(row.label, label), "plain"),
        ),
        width,
    )


BAR = 20
"""Cells of the bar of a facet; half of them where there is little room for its name."""


def preview(seen: Preview) -> str:
    """Return what a decision over many claims would touch, in words."""
    status = ", ".join(f"{number:,} {name}" for name, number in seen.by_status.items())
    named = ", ".join(seen.articles) + (", …" if seen.of_articles > len(seen.articles) else "")
    return f"{count(seen.count, 'claim')} ({status}) of {count(seen.of_articles, 'article')}: {named}"


def undecided(counts: Undecided | None) -> str:
    """Return how many claims are undecided, in words."""
    if counts is None:
        return ""
    queue = f", {counts.in_queue:,} in the queue" if counts.in_queue is not None else ""
    return f"{counts.in_article:,} undecided in this article{queue}"


def together(rows: Sequence[ClaimRow], width: int, alike: int | None = None) -> list[Line]:
    """Return the claims of one row.

    The first ``alike`` say the same: each has its line, so that what differs shows. Below stands what is told
    inside.
    """
    if not rows:
        return []
    same, inside = rows[:alike], rows[len(rows[:alike]) :]
    lines: list[Line] = []
    if len(same) > 1:
        title = f"{len(same)} claims say this; a verdict is over all, enter shows each"
        lines += paragraph(title, width, "heading", 1)
        lines += [claim(row, width) for row in same]
    if inside:
        title = "Told inside; yes is over this too, no is not, enter parts them"
        lines += paragraph(title, width, "heading", 1)
        lines += paragraph(told_along(inside, rows[0].who), width, "plain", 1)
    return [*(cut(line, width) for line in lines), ()]


def told_along(rows: Sequence[ClaimRow], who: str) -> str:
    """Return what is told inside a claim of ``who``, each once: ``§ minister 2×; ◆ visit → Oslo``."""
    told = Counter(f"{KIND_MARK.get(row.kind, '•')} {_words(row, who)}" for row in rows)
    return "; ".join(_times(*each) for each in told.items())


def _words(row: ClaimRow, who: str) -> str:
    words = clean("".join(text for text, _ in said(row)))
    if who and row.who == who:
        words = words.removeprefix(who).lstrip(": →")
    return " ".join(words.split())
