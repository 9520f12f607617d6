"""Learning as a desk shows it: edits of the word lists to judge, and audits to work through."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from claims.desk.audit import recall, service
from claims.desk.audit.estimate import ShareEstimate
from claims.desk.cards import Decided
from claims.desk.cards.learning import AuditPart, EditCard, EditEvidence, EditJudgement
from claims.desk.history.wording import count
from claims.desk.learn import lexicon
from claims.desk.review.card_builder import article_heads
from claims.desk.review.rows import claim_rows
from claims.desk.sessions import Sessions
from claims.errors import DecisionError
from claims.store.learning import lexicon as rows
from claims.store.models import Audit
from claims.store.review import audits

Propose = Callable[[], None]
"""Looks for edits and puts them into the database; slow, for it reads articles again."""
SHOWN = 200
"""Claims behind an edit that are read."""


class Learning:
    """What learns from the decisions on a database, as one reviewer judges it."""

    def __init__(self, database: Sessions, reviewer: str, propose: Propose | None = None) -> None:
        self.database = database
        self.reviewer = reviewer
        self._propose = propose

    def edits(self, judgement: EditJudgement | None = "proposed") -> list[EditCard]:
        """Return the edits that stand so, or all, in the order of what they gain."""
        with self.database.read() as session:
            layers = {layer.id: layer.name for layer in rows.layers(session)}
            return [_card(one, layers.get(one.layer_id or 0)) for one in rows.edits(session, judgement)]

    def evidence(self, edit: EditCard) -> EditEvidence:
        """Return the claims behind an edit."""
        ids = list(dict.fromkeys((*edit.claims, *edit.mends, *edit.breaks)))[:SHOWN]
        with self.database.read() as session:
            return EditEvidence(edit, claim_rows(session, ids))

    def propose(self) -> Decided:
        """Look for edits that corrections speak for; what nobody judged before gives way to them.

        Raises:
            DecisionError: this desk cannot, or nothing is decided yet.
        """
        if self._propose is None:
            raise DecisionError("This desk cannot look for edits; `claims learn propose` can.")
        self._propose()
        found = len(self.edits())
        return Decided(f"{count(found, 'edit')} proposed." if found else "The corrections speak for no edit.")

    def judge(self, edit_id: int, judgement: EditJudgement) -> Decided:
        """Accept or decline an edit, or open it again; an accepted one goes into the desk's own layer.

        Raises:
            DecisionError: there is no such edit, or it stands so already.
        """
        with self.database.write() as session:
            before = next((one for one in rows.edits(session) if one.id == edit_id), None)
            if before is not None and before.judgement == judgement:
                raise DecisionError(f"The edit is {judgement} already.")
            if judgement == "accepted":
                words = lexicon.accept(session, self.reviewer, [edit_id])
                return Decided(f"{words} It counts for what is imported or re-extracted from now on.")
            if judgement == "declined":
                lexicon.decline(session, self.reviewer, [edit_id])
                return Decided("Declined; it is not proposed again.")
            lexicon.reopen(session, self.reviewer, [edit_id])
            return Decided("The edit waits for a judgement again.")

    def audits(self) -> list[AuditPart]:
        """Return the audits, the newest first, each followed by the articles or strata that it drew."""
        with self.database.read() as session:
            return [part for audit in audits.audits(session) for part in _parts(session, audit)]

    def draw(self, query: str, articles: int | None) -> Decided:
        """Draw a number of whole articles, or (``None``) as many claims as it takes, among those that fit.

        Raises:
            InputError: nothing fits.
            QueryError: the filter means nothing.
        """
        with self.database.write() as session:
            if articles is None:
                number = service.open_audit(session, self.reviewer, query)
                drawn = count(service.report(session, number).overall.drawn, "claim")
            else:
                number = recall.open_article_audit(session, self.reviewer, query, articles)
                drawn = count(len(audits.drawn_articles(session, number)), "article")
        return Decided(f"Audit {number} drew {drawn}.")

    def close(self, part: AuditPart) -> Decided:
        """Finish an article, or accept the unread rest of a stratum (which ``undo`` takes back).

        Raises:
            DecisionError: claims are undecided, or the stratum does not pass the bar.
        """
        with self.database.write() as session:
            if part.part == "article" and part.article_id is not None:
                recall.finish(session, self.reviewer, part.audit_id, part.article_id)
                return Decided(f"“{part.name}” is finished.")
            if part.part == "stratum":
                number = service.accept(session, self.reviewer, part.audit_id, part.name)
                return Decided(f"{count(number, 'claim')} of “{part.name}” accepted unread.")
        raise DecisionError("An article is finished, or a stratum accepted: go to one of its lines.")

    def reopen(self, part: AuditPart) -> Decided:
        """Take back that an article is finished.

        Raises:
            DecisionError: it is no article, or is not finished.
        """
        if part.part != "article" or part.article_id is None or not part.closed:
            raise DecisionError("Only an article that is finished can be opened again.")
        with self.database.write() as session:
            recall.reopen(session, part.audit_id, part.article_id)
        return Decided(f"“{part.name}” is open again.")


def _card(row: rows.EditRow, layer: str | None) -> EditCard:
    said, done = row.evidence, row.replay
    return EditCard(
        id=row.id,
        section=row.section,
        entry=row.entry,
        judgement=row.judgement,  # type: ignore[arg-type]  # the table holds these three and no others
        why=" ".join(str(said["why"]).split()),
        claims=tuple(said["claims"]),
        of=said["of"],
        mends=tuple(done["mends"]),
        breaks=tuple(done["breaks"]),
        surplus=done["surplus"],
        undecided=done["undecided"],
        layer=layer,
    )


def _parts(session: Session, audit: Audit) -> list[AuditPart]:
    drawn = audits.drawn_articles(session, audit.id)
    parts = _articles(session, audit, drawn) if drawn else _strata(session, audit)
    if drawn:
        found = recall.recall(session, audit.id, audit.level)
        words = " · ".join(f"{one.kind} {_share(one.share, one.low, one.high)}" for one in found.kinds)
        done, total = found.finished, found.drawn
    else:
        whole = service.report(session, audit.id).overall
        done, total, words = whole.judged, whole.drawn, _share(whole.share, whole.low, whole.high)
    head = AuditPart(
        audit.id, "audit", "found at all" if drawn else "right as they stand", None, done, total,
        "all judged" if total and done == total else "", False, words, audit.opened_by, audit.opened_at,
        audit.filter,
    )  # fmt: skip
    return [head, *parts]


def _articles(session: Session, audit: Audit, drawn: dict[int, str | None]) -> list[AuditPart]:
    heads = article_heads(session, drawn)
    found = []
    for article_id, by in drawn.items():
        left, total = audits.undecided(session, article_id), audits.claims_in(session, article_id)
        head = heads[article_id]
        words = f"finished by {by}" if by else f"{left} undecided" if left else "complete? a finishes it"
        found.append(
            AuditPart(
                audit.id, "article", head.title or head.label, article_id, total - left, total, by or "",
                not left and not by, words,
            )
        )  # fmt: skip
    return found


def _strata(session: Session, audit: Audit) -> list[AuditPart]:
    report = service.report(session, audit.id)
    return [_stratum(audit.id, one, report.bar) for one in report.strata]


def _stratum(audit_id: int, one: service.Stratum, bar: float) -> AuditPart:
    found: ShareEstimate = one.estimate
    words = one.standing(bar, "passes: a accepts the rest")
    share = "" if found.share is None else _share(found.share, found.low, found.high) + " · "
    ready = found.passes and found.size > found.judged == found.drawn and not one.accepted
    closed = "accepted" if one.accepted else ""
    return AuditPart(
        audit_id, "stratum", found.name, None, found.judged, found.drawn, closed, ready, f"{share}{words}"
    )


def _share(share: float | None, low: float, high: float) -> str:
    return "nothing judged yet" if share is None else f"{share:.0%} ({low:.0%}–{high:.0%})"
