"""``claims audit``: how good the claims are that nobody has read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Filter, Layout, NamedFilter, Reviewer, one_filter
from claims.cli.reviewer import reviewer_name

if TYPE_CHECKING:
    from claims.desk.audit.estimate import ShareEstimate
    from claims.desk.audit.recall import RecallReport

Number = Annotated[int, typer.Argument(help="The audit's number, as `claims audit list` has it.")]
COLUMNS = ("stratum", "claims", "drawn", "judged", "right", "share", "low", "high", "surely", "standing")

audit = typer.Typer(
    name="audit",
    help="Measure by a random sample how good the claims are.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(audit)


@audit.command()
def draw(
    filter: Filter = "",
    bar: Annotated[float, typer.Option(help="The share right as they stand that has to be passed.")] = 0.95,
    level: Annotated[float, typer.Option(help="How sure that has to be, from 0 to 1.")] = 0.95,
    size: Annotated[
        int | None,
        typer.Option(min=1, help="Claims to draw, 8 of a stratum at least; by default as many as needed."),
    ] = None,
    articles: Annotated[
        int | None, typer.Option(min=1, help="Draw whole articles, to learn what is missed.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="The seed of the draw, to get the same again.")] = None,
    named: NamedFilter = "",
    reviewer: Reviewer = None,
    db: Db = DB,
) -> None:
    """Draw a random sample of the undecided claims.

    So many of each kind and band of confidence as an estimate needs.
    """
    from claims.desk.audit import recall, service
    from claims.store.database import Database

    filter = one_filter(filter, named)
    with Database.open(db, create=False) as database, database.write() as session:
        name = reviewer_name(reviewer)
        if articles is not None:
            number = recall.open_article_audit(session, name, filter, articles, level, seed)
            print(f"Audit {number} drew {recall.recall(session, number, level).drawn} articles. Judge all of")
            print(f"them with `claims review audit:{number}`, add what was missed (m), and say of")
            print(f"each that it is complete: `claims audit finish {number} ARTICLE`.")
            return
        audit_id = service.open_audit(session, name, filter, bar, level, size, seed)
        drawn = service.report(session, audit_id).overall.drawn
    print(f"Audit {audit_id} drew {drawn} claims. Judge them with `claims review audit:{audit_id}`,")
    print(f"then see `claims audit show {audit_id}`.")


@audit.command()
def show(number: Number, db: Db = DB, format: Layout = "table") -> None:
    """Show how many claims are right, or found at all.

    That is the share right as they stand, or of an audit of articles the share found, and how sure
    each is.
    """
    from claims.desk.audit import recall, service
    from claims.store.database import Database
    from claims.store.review import audits

    with Database.open(db, create=False) as database, database.read() as session:
        found = service.report(session, number)
        if audits.drawn_articles(session, number):
            _show_recall(recall.recall(session, number, found.level), format)
            return
    rows = [_row(each.estimate, each.standing(found.bar)) for each in found.strata]
    whole = found.overall
    passes = f"{'passes' if whole.passes else 'does not pass'} {found.bar:.0%}"
    left = whole.drawn - whole.judged
    output.write(COLUMNS, [*rows, _row(whole, f"{left} left to judge" if left else passes)], format)


def _show_recall(found: RecallReport, format: Layout) -> None:
    rows = [
        (one.kind, one.as_it_stands, one.found, one.missed, *_rounded(one.share, one.low, one.high, one.sure))
        for one in found.kinds
    ]
    output.write(("kind", "right", "found", "missed", "recall", "low", "high", "surely"), rows, format)
    if format == "table":
        print(f"\n{found.finished} of {found.drawn} articles are finished.")


def _rounded(*numbers: float | None) -> tuple[float | None, ...]:
    return tuple(None if number is None else round(number, 3) for number in numbers)


@audit.command()
def finish(
    number: Number,
    article: Annotated[int, typer.Argument(help="An article that the audit drew whole.")],
    undo: Annotated[bool, typer.Option("--undo", help="Take it back.")] = False,
    reviewer: Reviewer = None,
    db: Db = DB,
) -> None:
    """Say that a drawn article is complete.

    All its claims are judged then, and those that were missed are added.
    """
    from claims.desk.audit import recall
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        if undo:
            recall.reopen(session, number, article)
            print(f"Article {article} of audit {number} is open again.")
            return
        recall.finish(session, reviewer_name(reviewer), number, article)
        print(f"Article {article} of audit {number} is finished.")


@audit.command(name="list")
def list_(db: Db = DB, format: Layout = "table") -> None:
    """List all audits, the newest first."""
    from claims.desk.audit import service
    from claims.store.database import Database
    from claims.store.review import audits

    with Database.open(db, create=False) as database, database.read() as session:
        rows = []
        for each in audits.audits(session):
            whole = service.report(session, each.id).overall
            drawn = audits.drawn_articles(session, each.id)
            finished = sum(by is not None for by in drawn.values())
            progress = f"{whole.judged} of {whole.drawn}"
            if drawn:
                progress = f"{finished} of {len(drawn)} articles"
            rows.append(
                (each.id, each.opened_at.isoformat(" ", "minutes"), each.opened_by, each.filter, progress)
            )
    none = "Nothing was audited yet. `claims audit draw` draws a sample."
    output.write(("audit", "opened", "by", "filter", "judged"), rows, format, empty=none)


@audit.command()
def accept(
    number: Number,
    stratum: Annotated[str, typer.Argument(help="The stratum, as `claims audit show` names it.")],
    reviewer: Reviewer = None,
    db: Db = DB,
) -> None:
    """Accept the unread rest of a stratum that passes.

    This is one decision, which `u` in the desk takes back.
    """
    from claims.desk.audit import service
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        number_of = service.accept(session, reviewer_name(reviewer), number, stratum)
    print(f"{number_of} claims of “{stratum}” are accepted unread. `u` in the desk takes that back.")


def _row(found: ShareEstimate, standing: str) -> tuple[output.Cell, ...]:
    share = None if found.share is None else round(found.share, 3)
    bounds = (round(found.low, 3), round(found.high, 3), round(found.sure, 3))
    return (found.name, found.size, found.drawn, found.judged, found.right, share, *bounds, standing)
