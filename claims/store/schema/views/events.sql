-- Every event: what happened, will happen or may, as all articles together tell of it.
--
-- event_id: the canonical event; event_mentions names it too
-- type: PLOVER's event type, as the first mention has it
-- mode: PLOVER's mode
-- actors: canonical names of those who act, joined by "; "
-- recipients: canonical names of those it is done to, joined by "; "
-- date_from: first day on which it may have happened, from the mention with the finest date
-- date_to: last day on which it may have happened
-- date_precision: how fine the words about that date are
-- place: where it happened, as the first mention that says so has it
-- modality: occurred, ongoing, planned, possible or negated, as the newest article has it
-- mentions: how many claims tell of it
-- articles: how many articles tell of it
-- conflicts: how many open conflicts there are between them
-- example: SELECT actors, type, mode, recipients, date_from FROM events WHERE articles > 1

/* count(claim.id) and not count(*): DuckDB gives that back to SQLite under a name that SQLite lacks. */
SELECT
    event.id AS event_id, event_mention.type, event_mention.mode,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT DISTINCT canonical.name
            FROM event AS member
            JOIN event_mention AS other ON other.event_id = member.id
            JOIN participant ON participant.claim_id = other.claim_id AND participant.role = 'actor'
            JOIN actor ON actor.id = participant.resolved_actor_id
            JOIN actor AS canonical ON canonical.id = actor.canonical_id
            WHERE member.canonical_id = event.id
        )
    ) AS actors,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT DISTINCT canonical.name
            FROM event AS member
            JOIN event_mention AS other ON other.event_id = member.id
            JOIN participant ON participant.claim_id = other.claim_id AND participant.role = 'recipient'
            JOIN actor ON actor.id = participant.resolved_actor_id
            JOIN actor AS canonical ON canonical.id = actor.canonical_id
            WHERE member.canonical_id = event.id
        )
    ) AS recipients,
    dated.date_from, dated.date_to, dated.date_precision,
    (
        SELECT claim.place
        FROM event AS member
        JOIN event_mention AS other ON other.event_id = member.id
        JOIN claim ON claim.id = other.claim_id
        WHERE member.canonical_id = event.id AND claim.place IS NOT NULL
            AND claim.status NOT IN ('rejected', 'withdrawn')
        ORDER BY claim.id LIMIT 1
    ) AS place,
    (
        SELECT other.modality
        FROM event AS member
        JOIN event_mention AS other ON other.event_id = member.id
        JOIN claim ON claim.id = other.claim_id
        JOIN article ON article.id = claim.article_id
        WHERE member.canonical_id = event.id AND claim.status NOT IN ('rejected', 'withdrawn')
        ORDER BY article.published_to DESC, claim.confidence DESC, claim.id LIMIT 1
    ) AS modality,
    (
        SELECT count(claim.id)
        FROM event AS member
        JOIN event_mention AS other ON other.event_id = member.id
        JOIN claim ON claim.id = other.claim_id
        WHERE member.canonical_id = event.id AND claim.status NOT IN ('rejected', 'withdrawn')
    ) AS mentions,
    (
        SELECT count(DISTINCT claim.article_id)
        FROM event AS member
        JOIN event_mention AS other ON other.event_id = member.id
        JOIN claim ON claim.id = other.claim_id
        WHERE member.canonical_id = event.id AND claim.status NOT IN ('rejected', 'withdrawn')
    ) AS articles,
    (
        SELECT count(conflict.id)
        FROM event AS member
        JOIN conflict ON conflict.event_id = member.id
        WHERE member.canonical_id = event.id AND conflict.judgement = 'open' AND conflict.retracted_at IS NULL
    ) AS conflicts
FROM event
JOIN event_mention ON event_mention.claim_id = (
    SELECT other.claim_id
    FROM event AS member
    JOIN event_mention AS other ON other.event_id = member.id
    JOIN claim ON claim.id = other.claim_id
    WHERE member.canonical_id = event.id AND claim.status NOT IN ('rejected', 'withdrawn')
    ORDER BY other.claim_id LIMIT 1
)
LEFT JOIN claim AS dated ON dated.id = (
    SELECT claim.id
    FROM event AS member
    JOIN event_mention AS other ON other.event_id = member.id
    JOIN claim ON claim.id = other.claim_id
    WHERE member.canonical_id = event.id AND claim.date_from IS NOT NULL AND claim.date_to IS NOT NULL
        AND claim.status NOT IN ('rejected', 'withdrawn')
    ORDER BY julianday(claim.date_to) - julianday(claim.date_from), claim.id LIMIT 1
)
WHERE event.canonical_id = event.id
