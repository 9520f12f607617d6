"""Several accounts of one thing side by side: a row a field, a column a family of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from claims.desk.articles.date_input import show_days
from claims.desk.cards import Account, AccountCell, AccountRow, AccountTable, ArticleHead
from claims.desk.review.card_builder import article_heads
from claims.desk.review.rows import day_range
from claims.disjoint_sets import DisjointSets
from claims.store.queries import accounts, events
from claims.store.queries.accounts import AccountClaim, Source

LONGEST = 31
"""Of more days than these a date says too little to stand in a table."""
FIELDS = ("date", "place", "modality", "number", "name")
Said = tuple[str, str, AccountClaim]
"""The row, the value, and the claim that says it."""


def account_table(session: Session, claims: Iterable[int]) -> AccountTable:
    """Return the accounts of what these claims tell of, in order of publication, copies folded into one."""
    every = accounts.account_claims(session, accounts.of_one_thing(session, set(claims)))
    conflicts = events.conflicts_among(session, [one.claim for one in every])
    columns = _families(accounts.sources(session, {one.article for one in every}))
    said = [each for one in every for each in _said(one)]
    by_claim = {one.claim: one for one in every}
    against: set[tuple[str, int]] = set()
    for conflict in conflicts:
        if conflict.judgement == "apparent":
            continue
        for end, value in (
            (conflict.left_claim_id, conflict.left_value),
            (conflict.right_claim_id, conflict.right_value),
        ):
            one = by_claim.get(end)
            if one is None:
                continue
            row = one.role or conflict.field if conflict.field == "number" else conflict.field
            against.add((row, end))
            if not any(known == row and told.claim == end for known, _, told in said):
                said.append((row, value, one))
    place = {article: at for at, column in enumerate(columns) for article in column}
    rows = _rows(said, against, place, len(columns))
    heads = article_heads(session, place)
    shown = tuple(_account([heads[article] for article in column]) for column in columns)
    return AccountTable(shown, rows)


def _account(heads: Sequence[ArticleHead]) -> Account:
    outlets = tuple(dict.fromkeys(head.agency or head.publisher or head.label for head in heads))
    return Account(outlets, heads[0].published, tuple(head.id for head in heads))


def _families(sources: Sequence[Source]) -> list[list[int]]:
    """Return the articles in groups of one family, each group where its first article appeared."""
    sets = DisjointSets[tuple[str, str | int]]()
    for one in sources:
        sets.unite(("text", one.original), ("text", one.article))
        if one.family:
            sets.unite(("text", one.original), ("family", one.family.casefold()))
    found: defaultdict[object, list[int]] = defaultdict(list)
    for one in sources:
        found[sets.head(("text", one.article))].append(one.article)
    return list(found.values())


def _said(one: AccountClaim) -> Iterable[Said]:
    """Yield what a claim says in each row."""
    if one.role is not None:
        yield one.role, " ".join(one.words.split()), one
        return
    days = day_range(one.date_from, one.date_to, None)
    if days and (days.first is None or days.last is None or (days.last - days.first).days < LONGEST):
        yield "date", show_days(days), one
    for row, value in (("place", one.place), ("modality", one.modality), ("number", one.number)):
        if value:
            yield row, value, one


def _rows(
    said: Sequence[Said], against: set[tuple[str, int]], place: dict[int, int], columns: int
) -> tuple[AccountRow, ...]:
    cells: defaultdict[str, list[dict[str, bool]]] = defaultdict(lambda: [{} for _ in range(columns)])
    for row, value, one in said:
        cell = cells[row][place[one.article]]
        cell[value] = cell.get(value, False) or (row, one.claim) in against
    order = sorted(cells, key=lambda row: (row not in FIELDS, FIELDS.index(row) if row in FIELDS else 0, row))
    return tuple(
        AccountRow(row, tuple(AccountCell(tuple(cell), any(cell.values())) for cell in cells[row]))
        for row in order
        if sum(map(bool, cells[row])) > 1
    )
