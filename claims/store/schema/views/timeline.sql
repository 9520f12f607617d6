-- The dated events in the order of time.
--
-- event_id (integer): the canonical event
-- date_from (date): first day on which it may have happened
-- date_to (date): last day on which it may have happened
-- date_precision: how fine the words about that date are
-- type: PLOVER's event type
-- mode: PLOVER's mode
-- actors: canonical names of those who act, joined by "; "
-- recipients: canonical names of those it is done to, joined by "; "
-- place: where it happened
-- modality: occurred, ongoing, planned, possible or negated
-- articles (integer): how many articles tell of it
-- conflicts (integer): how many open conflicts there are between them
-- example: SELECT date_from, actors, type, recipients FROM timeline WHERE date_from >= '2023-06-01'

/* The days of all events, from the mention with the finest date, in their order; the rest of a row only where it
   is asked for. So the first page costs no more than the days. */
WITH dated AS NOT MATERIALIZED (
    SELECT event_id, date_from, date_to, date_precision
    FROM (
        SELECT
            member.canonical_id AS event_id, claim.date_from, claim.date_to, claim.date_precision,
            row_number() OVER (
                PARTITION BY member.canonical_id
                ORDER BY julianday(claim.date_to) - julianday(claim.date_from), claim.id
            ) AS place
        FROM event AS member
        JOIN event_mention ON event_mention.event_id = member.id
        JOIN claim ON claim.id = event_mention.claim_id
        WHERE claim.status NOT IN ('rejected', 'withdrawn')
            AND claim.date_from IS NOT NULL AND claim.date_to IS NOT NULL
    ) AS finest
    WHERE place = 1
    ORDER BY date_from, date_to, event_id
)
SELECT
    dated.event_id, dated.date_from, dated.date_to, dated.date_precision,
    (SELECT events.type FROM events WHERE events.event_id = dated.event_id) AS type,
    (SELECT events.mode FROM events WHERE events.event_id = dated.event_id) AS mode,
    (SELECT events.actors FROM events WHERE events.event_id = dated.event_id) AS actors,
    (SELECT events.recipients FROM events WHERE events.event_id = dated.event_id) AS recipients,
    (SELECT events.place FROM events WHERE events.event_id = dated.event_id) AS place,
    (SELECT events.modality FROM events WHERE events.event_id = dated.event_id) AS modality,
    (SELECT events.articles FROM events WHERE events.event_id = dated.event_id) AS articles,
    (SELECT events.conflicts FROM events WHERE events.event_id = dated.event_id) AS conflicts
FROM dated
