-- The dated events in the order of time.
--
-- event_id: the canonical event
-- date_from: first day on which it may have happened
-- date_to: last day on which it may have happened
-- date_precision: how fine the words about that date are
-- type: PLOVER's event type
-- mode: PLOVER's mode
-- actors: canonical names of those who act, joined by "; "
-- recipients: canonical names of those it is done to, joined by "; "
-- place: where it happened
-- modality: occurred, ongoing, planned, possible or negated
-- articles: how many articles tell of it
-- conflicts: how many open conflicts there are between them
-- example: SELECT date_from, actors, type, recipients FROM timeline WHERE date_from >= '2023-06-01'

SELECT
    event_id, date_from, date_to, date_precision, type, mode, actors, recipients, place, modality,
    articles, conflicts
FROM events
WHERE date_from IS NOT NULL
ORDER BY date_from, date_to, event_id
