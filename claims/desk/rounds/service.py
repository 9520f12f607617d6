"""Rounds as a desk uses them: open one, sit down, vote, and see what came of it once it is closed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import randbelow
from typing import Any

from sqlalchemy.orm import Session

from claims.desk.cards import ArticleCard, ClaimCard, Decided
from claims.desk.history.wording import count
from claims.desk.review import filter_language
from claims.desk.review.card_builder import article_card, claim_card
from claims.desk.review.field_input import Pieces, Texts, Where, wanted
from claims.desk.review.rows import claim_rows
from claims.desk.rounds import settling
from claims.desk.rounds.agreement import RoundAgreement, measured
from claims.desk.rounds.mixtures import ChosenClaim, chosen_claim, corrected, mixed
from claims.desk.rounds.side_by_side import UnitCard, UnitRow, unit_card, unit_rows
from claims.desk.rounds.units import Cast, Opinion, Unit, consistency, units
from claims.desk.sessions import Sessions
from claims.errors import DecisionError
from claims.store.known_kinds import all_kinds, kind_named
from claims.store.queries import detail
from claims.store.review import manual_claims
from claims.store.review.claim_state import read_states
from claims.store.review.replay import difference
from claims.store.rounds import rounds, seats, votes
from claims.store.rounds.rounds import RoundRow
from claims.store.rounds.seats import Ballot as Ballot
from claims.store.rounds.seats import ReviewerProgress
from claims.store.rounds.seats import SeatRow as SeatRow
from claims.store.rounds.votes import VoteRow

POLICIES = ("unanimous", "majority", "adjudicate")
UNITS = ("claim", "article")


@dataclass(frozen=True, slots=True)
class RoundStatus:
    """A round, how many seats stand how, and how far each reviewer is. It tells nobody's verdicts."""

    row: RoundRow
    states: Mapping[str, int]
    reviewers: tuple[ReviewerProgress, ...]


@dataclass(frozen=True, slots=True)
class SeatCard:
    """A seat with what is to be judged there: one claim, or an article with all its claims."""

    seat: SeatRow
    claim: ClaimCard | None
    article: ArticleCard | None


class Rounds:
    """The rounds of a database, as one reviewer takes part in them."""

    def __init__(self, database: Sessions, reviewer: str) -> None:
        self.database = database
        self.reviewer = reviewer

    def open(
        self,
        name: str,
        unit: str = "claim",
        seats_: int = 2,
        query: str = "",
        policy: str = "unanimous",
        repeats: float = 0.0,
        seed: int | None = None,
    ) -> tuple[int, int]:
        """Open a round and return how many claims or articles it has, and how many were left out.

        Left out is what somebody decided on already, or what another open round holds.

        Raises:
            DecisionError: the name is taken or empty, an option makes no sense, or nothing is left to judge.
            QueryError: the filter cannot be read.
        """
        terms = filter_language.parse(query)
        if unit not in UNITS or policy not in POLICIES:
            raise DecisionError(
                f"A round is over {' or '.join(UNITS)}s, and its policy is one of {', '.join(POLICIES)}."
            )
        if not name.strip() or seats_ < 1 or not 0 <= repeats <= 1:
            raise DecisionError("A round wants a name, a seat at least, and a share to repeat from 0 to 1.")
        with self.database.write() as session:
            if rounds.round_named(session, name.strip()) is not None:
                raise DecisionError(f"There is a round “{name.strip()}” already.")
            chosen, left_out = rounds.targets(session, unit, terms, self.reviewer)
            if not chosen:
                why = f": {left_out} are decided, or in another round" if left_out else ""
                raise DecisionError(f"No {unit} is left for the round{why}.")
            given = {
                "name": name.strip(), "unit": unit, "seats": seats_, "filter": query, "policy": policy,
                "repeats": repeats, "seed": randbelow(2**31) if seed is None else seed,
                "opened_by": self.reviewer,
            }  # fmt: skip
            rounds.open_round(session, given, chosen)
        return len(chosen), left_out

    def list(self) -> tuple[RoundStatus, ...]:
        """Return all rounds, the newest first."""
        with self.database.read() as session:
            return tuple(_status(session, row) for row in rounds.rounds(session))

    def status(self, name: str) -> RoundStatus:
        """Return how far a round is."""
        with self.database.read() as session:
            return _status(session, _named(session, name))

    def close(self, name: str) -> Decided:
        """Close a round: nobody is given a seat, and its votes may be seen."""
        with self.database.write() as session:
            row = _open(session, name)
            rounds.set_closed(session, row.id, datetime.now(UTC))
        return Decided(f"Round {row.name} is closed.")

    def reopen(self, name: str) -> Decided:
        """Open a closed round again, if nothing was decided on its claims since."""
        with self.database.write() as session:
            row = _closed(session, name)
            cast = votes.votes(session, row.id)
            if votes.decided_upon(session, {one.claim for one in cast if one.claim is not None}):
                raise DecisionError(
                    f"Claims of round {row.name} are decided, and everybody sees how: undo that first."
                )
            rounds.set_closed(session, row.id, None)
        return Decided(f"Round {row.name} is open again.")

    def take(self, name: str, but: int | None = None) -> SeatCard | None:
        """Sit down at the next target, or where one sat; ``None`` where there is none for this reviewer.

        ``but`` is a seat that one keeps: the next one is another.
        """
        with self.database.write() as session:
            row = _open(session, name)
            seat = seats.lease(session, row.id, self.reviewer, datetime.now(UTC), but)
            if seat is None:
                return None
            if row.unit == "claim":
                return SeatCard(seat, claim_card(session, seat.target), None)
            return SeatCard(seat, None, article_card(session, seat.target))

    def renew(self, seat: SeatRow) -> bool:
        """Say that one is still there; ``False`` where the seat is somebody else's by now."""
        with self.database.write() as session:
            return seats.renew(session, seat, datetime.now(UTC))

    def ballot(
        self, claim_id: int, verdict: str, ms: int, texts: Texts | None = None, pieces: Pieces | None = None,
        note: str | None = None,
    ) -> Ballot:  # fmt: skip
        """Return a vote on a claim; a correction gives fields and spans as :meth:`Desk.correct` takes them.

        Raises:
            DecisionError: a field or a value makes no sense, nothing is corrected, or a dispute has no note.
        """
        if verdict == "dispute" and not (note or "").strip():
            raise DecisionError("A dispute wants a note: say in a few words what is doubtful.")
        if verdict != "correct":
            return Ballot(claim_id, verdict, {}, ms, note)
        with self.database.write() as session:
            place = detail.place_of(session, claim_id)
            if place is None:
                raise DecisionError(f"There is no claim {claim_id}.")
            state = read_states(session, "claim", [claim_id])[claim_id]
            asked = wanted(session, Where(*place), state, texts or {}, pieces or {})
            became = dict(difference(state, asked))
        if not became:
            raise DecisionError("Nothing was changed.")
        return Ballot(claim_id, verdict, became, ms, note)

    def made(self, article_id: int, kind: str, ms: int, texts: Texts, pieces: Pieces) -> Ballot:
        """Return a vote for a claim that the machine missed, as :meth:`Desk.create` takes it.

        Raises:
            DecisionError: no such article or kind, no main span or choice, or a value makes no sense.
        """
        if kind not in all_kinds():
            raise DecisionError(f"“{kind}” is no kind of claim. There are: {', '.join(all_kinds())}.")
        main = kind_named(kind).main
        lacking = [field.name for field in manual_claims.required(kind) if not texts.get(field.name)]
        if not pieces.get(main) or lacking:
            raise DecisionError(f"A {kind} cannot do without {', '.join([main, *lacking])}.")
        with self.database.write() as session:
            text = detail.text_of(session, article_id)
            if text is None:
                raise DecisionError(f"There is no article {article_id}.")
            asked = wanted(session, Where(article_id, kind, pieces[main][0], text), {}, texts, pieces)
        return Ballot(None, "make", dict(asked), ms, None, kind)

    def needed(self, kind: str) -> Mapping[str, Sequence[str]]:
        """Return the fields that a made claim of a kind cannot do without, with what each may be."""
        return {field.name: field.choices for field in manual_claims.required(kind)}

    def save(self, seat: SeatRow, body: Mapping[str, Any]) -> None:
        """Keep what was done at a seat so far, for when the desk ends before it is finished."""
        with self.database.write() as session:
            seats.keep_draft(session, seat, self.reviewer, dict(body), datetime.now(UTC))

    def finish(self, seat: SeatRow, ballots: Sequence[Ballot]) -> str:
        """Give the votes of a seat; "extra" where it was somebody else's by then, "again" if given before.

        Raises:
            DecisionError: the round is closed, so that votes are no longer blind. A draft is kept.
        """
        with self.database.write() as session:
            if closed := rounds.closed_name(session, seat.round_id):
                raise DecisionError(
                    f"Round {closed} was closed: your votes stay a draft until it is opened again."
                )
            return seats.finish(session, seat, self.reviewer, ballots, datetime.now(UTC))

    def skip(self, seat: SeatRow) -> bool:
        """Leave a target to others for good."""
        with self.database.write() as session:
            return seats.skip(session, seat)

    def units(self, name: str) -> tuple[Unit, ...]:
        """Return what everybody said, thing by thing.

        Raises:
            DecisionError: the round is open.
        """
        with self.database.read() as session:
            return tuple(_units(session, _closed(session, name)))

    def agreement(self, name: str) -> RoundAgreement:
        """Return how far the reviewers of a closed round agree, field by field, and with themselves."""
        with self.database.read() as session:
            row = _closed(session, name)
            cast = votes.votes(session, row.id)
            first, again = ({**_verdicts(cast, flag)} for flag in (False, True))
            finished = votes.finished(session, row.id) if row.unit == "article" else {}
            return measured(session, _units(session, row), consistency(first, again), finished)

    def waiting(self, name: str, targets: Collection[int] | None = None) -> tuple[Unit, ...]:
        """Return what is left for a person to settle: no decision rests on its votes.

        ``targets`` are the claims or articles to look at, where not all.
        """
        with self.database.read() as session:
            return tuple(_waiting(session, _closed(session, name), targets))

    def settle(self, name: str) -> Decided:
        """Settle what the round's policy settles, as one undoable step."""
        with self.database.write() as session:
            row = _closed(session, name)
            chosen = settling.by_policy(_waiting(session, row), row.policy, row.seats)
            ids = settling.settle(session, self.reviewer, row.name, chosen)
            left = len(_waiting(session, row))
            words = (
                f"{count(len(ids), 'claim')} settled by the policy {row.policy}; {left} left to adjudicate."
            )
            return Decided(words, tuple(ids), claim_rows(session, ids))

    def adjudicate(self, name: str, unit: Unit, opinion: Opinion) -> Decided:
        """Take one reviewer's opinion of a thing as the decision on it."""
        with self.database.write() as session:
            row = _closed(session, name)
            if unit not in _waiting(session, row, [unit.target]):
                raise DecisionError("This was settled meanwhile: look again.")
            ids = settling.settle(session, self.reviewer, row.name, [(unit, opinion)])
            words = (
                "Settled as you have it." if opinion not in unit.opinions else f"{opinion.reviewer} is right."
            )
            return Decided(words, tuple(ids), claim_rows(session, ids))

    def rows(self, some: Sequence[Unit]) -> Sequence[UnitRow]:
        """Return one line for each thing, in the same order."""
        with self.database.read() as session:
            return unit_rows(session, some)

    def rows_about(self, name: str, claims: Collection[int]) -> tuple[set[int], Sequence[UnitRow]]:
        """Return the targets of a closed round that claims concern, and the lines of what waits there."""
        with self.database.read() as session:
            row = _closed(session, name)
            articles = detail.articles_of(session, claims) if row.unit == "article" else {}
            targets = set(articles.values() if row.unit == "article" else claims)
            return targets, unit_rows(session, _waiting(session, row, targets))

    def side_by_side(self, unit: Unit) -> UnitCard:
        """Return what each said of one thing, field by field."""
        with self.database.read() as session:
            return unit_card(session, unit)

    def mixed(self, unit: Unit, base: int, picks: Mapping[str, int]) -> Opinion:
        """Return opinion number ``base``, with some fields, by name, as other opinions have them."""
        with self.database.read() as session:
            return mixed(session, unit, self.reviewer, base, picks)

    def chosen(self, unit: Unit, base: int, picks: Mapping[str, int]) -> ChosenClaim:
        """Return the claim as :meth:`mixed` would leave it, to correct it further."""
        with self.database.read() as session:
            return chosen_claim(session, unit, base, picks)

    def corrected(
        self, unit: Unit, base: int, picks: Mapping[str, int], texts: Texts, pieces: Pieces
    ) -> Opinion:
        """Return the adjudicator's own opinion: what is chosen, with fields and spans that nobody had so.

        Raises:
            DecisionError: a field or a value makes no sense.
        """
        with self.database.write() as session:
            return corrected(session, unit, self.reviewer, base, picks, texts, pieces)


def _named(session: Session, name: str) -> RoundRow:
    row = rounds.round_named(session, name)
    if row is None:
        known = ", ".join(one.name for one in rounds.rounds(session))
        others = f"the rounds are {known}" if known else "no round has been opened yet"
        raise DecisionError(f"There is no round “{name}”; {others}.")
    return row


def _open(session: Session, name: str) -> RoundRow:
    row = _named(session, name)
    if row.closed_at is not None:
        raise DecisionError(f"Round {row.name} is closed; `claims round reopen` opens it again.")
    return row


def _closed(session: Session, name: str) -> RoundRow:
    row = _named(session, name)
    if row.closed_at is None:
        raise DecisionError(f"Round {row.name} is open: its votes are seen once it is closed.")
    return row


def _status(session: Session, row: RoundRow) -> RoundStatus:
    states, reviewers = seats.progress(session, row.id)
    return RoundStatus(row, states, tuple(reviewers))


def _units(session: Session, row: RoundRow, targets: Collection[int] | None = None) -> list[Unit]:
    cast = [_cast(one) for one in votes.votes(session, row.id, targets) if not one.again]
    return units(cast, votes.finished(session, row.id, targets))


def _waiting(session: Session, row: RoundRow, targets: Collection[int] | None = None) -> list[Unit]:
    """Return the units that no standing decision rests on, all or those of some targets."""
    found = _units(session, row, targets)
    settled = votes.settled_votes(session, {vote for unit in found for vote in unit.votes})
    decided = votes.decided_upon(session, {unit.claim for unit in found if unit.claim is not None})
    return [unit for unit in found if unit.claim not in decided and not settled & set(unit.votes)]


def _cast(one: VoteRow) -> Cast:
    spans = one.became.get("spans", {}).get(kind_named(one.kind).main, ()) if one.kind else ()
    opinion = Opinion(one.reviewer, one.verdict, one.became, one.id, one.note)
    return Cast(one.target, one.claim, one.kind, opinion, tuple((start, end) for start, end in spans))


def _verdicts(cast: Sequence[VoteRow], again: bool) -> dict[tuple[str, int], str]:
    return {
        (one.reviewer, one.claim): one.verdict for one in cast if one.again == again and one.claim is not None
    }
