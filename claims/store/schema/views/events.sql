-- Every event: what happened, will happen or may, as all articles together tell of it.
--
-- event_id (integer): the canonical event; event_mentions names it too
-- type: PLOVER's event type, as the first mention has it
-- mode: PLOVER's mode
-- actors: canonical names of those who act, joined by "; "
-- recipients: canonical names of those it is done to, joined by "; "
-- date_from (date): first day on which it may have happened, from the mention with the finest date
-- date_to (date): last day on which it may have happened
-- date_precision: how fine the words about that date are
-- place: where it happened, as the first mention that says so has it
-- modality: occurred, ongoing, planned, possible or negated, as the newest article has it
-- mentions (integer): how many claims tell of it
-- articles (integer): how many articles tell of it
-- conflicts (integer): how many open conflicts there are between them
-- example: SELECT actors, type, mode, recipients, date_from FROM events WHERE articles > 1

/* NOT MATERIALIZED: who asks for one event has only its own claims read.
   count(claim_id) and not count(*): DuckDB gives that back to SQLite under a name that SQLite lacks. */
WITH told AS NOT MATERIALIZED (
    SELECT
        member.canonical_id AS event_id, claim.id AS claim_id, claim.article_id, claim.place, claim.confidence,
        claim.date_from, claim.date_to, claim.date_precision, event_mention.type, event_mention.mode,
        event_mention.modality
    FROM event AS member
    JOIN event_mention ON event_mention.event_id = member.id
    JOIN claim ON claim.id = event_mention.claim_id
    WHERE claim.status NOT IN ('rejected', 'withdrawn')
),
party AS NOT MATERIALIZED (
    SELECT
        member.canonical_id AS event_id, participant.role, canonical.name, participant.claim_id, participant.ordinal
    FROM event AS member
    JOIN event_mention ON event_mention.event_id = member.id
    JOIN participant ON participant.claim_id = event_mention.claim_id
    JOIN actor ON actor.id = participant.resolved_actor_id
    JOIN actor AS canonical ON canonical.id = actor.canonical_id
)
SELECT
    event.id AS event_id,
    (
        SELECT told.type FROM told WHERE told.event_id = event.id ORDER BY told.claim_id LIMIT 1
    ) AS type,
    (
        SELECT told.mode FROM told WHERE told.event_id = event.id ORDER BY told.claim_id LIMIT 1
    ) AS mode,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT party.name FROM party WHERE party.event_id = event.id AND party.role = 'actor'
            GROUP BY party.name ORDER BY min(party.claim_id), min(party.ordinal), party.name
        ) AS acting
    ) AS actors,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT party.name FROM party WHERE party.event_id = event.id AND party.role = 'recipient'
            GROUP BY party.name ORDER BY min(party.claim_id), min(party.ordinal), party.name
        ) AS receiving
    ) AS recipients,
    (
        SELECT told.date_from FROM told
        WHERE told.event_id = event.id AND told.date_from IS NOT NULL AND told.date_to IS NOT NULL
        ORDER BY julianday(told.date_to) - julianday(told.date_from), told.claim_id LIMIT 1
    ) AS date_from,
    (
        SELECT told.date_to FROM told
        WHERE told.event_id = event.id AND told.date_from IS NOT NULL AND told.date_to IS NOT NULL
        ORDER BY julianday(told.date_to) - julianday(told.date_from), told.claim_id LIMIT 1
    ) AS date_to,
    (
        SELECT told.date_precision FROM told
        WHERE told.event_id = event.id AND told.date_from IS NOT NULL AND told.date_to IS NOT NULL
        ORDER BY julianday(told.date_to) - julianday(told.date_from), told.claim_id LIMIT 1
    ) AS date_precision,
    (
        SELECT told.place FROM told
        WHERE told.event_id = event.id AND told.place IS NOT NULL
        ORDER BY told.claim_id LIMIT 1
    ) AS place,
    (
        SELECT told.modality FROM told JOIN article ON article.id = told.article_id
        WHERE told.event_id = event.id
        ORDER BY article.published_to DESC NULLS LAST, told.confidence DESC, told.claim_id LIMIT 1
    ) AS modality,
    (SELECT count(told.claim_id) FROM told WHERE told.event_id = event.id) AS mentions,
    (SELECT count(DISTINCT told.article_id) FROM told WHERE told.event_id = event.id) AS articles,
    (
        SELECT count(conflict.id)
        FROM event AS member
        JOIN conflict ON conflict.event_id = member.id
        WHERE member.canonical_id = event.id AND conflict.judgement = 'open' AND conflict.retracted_at IS NULL
    ) AS conflicts
FROM event
WHERE event.canonical_id = event.id
    AND (SELECT min(told.claim_id) FROM told WHERE told.event_id = event.id) IS NOT NULL
