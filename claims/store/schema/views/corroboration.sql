-- How many independent accounts there are of each event. A wire agency counts once however many outlets carry
-- it, and so do texts that are nearly the same.
--
-- event_id: the canonical event
-- type: PLOVER's event type
-- mode: PLOVER's mode
-- actors: canonical names of those who act, joined by "; "
-- recipients: canonical names of those it is done to, joined by "; "
-- date_from: first day on which it may have happened
-- date_to: last day on which it may have happened
-- date_precision: how fine the words about that date are
-- place: where it happened
-- modality: occurred, ongoing, planned, possible or negated
-- articles: how many articles tell of it
-- families: how many of them are independent: distinct agencies, else outlets, copies left out
-- sources: who they are, joined by "; "
-- example: SELECT actors, type, recipients, families, sources FROM corroboration WHERE families > 1

SELECT
    event_id, type, mode, actors, recipients, date_from, date_to, date_precision, place, modality, articles,
    (
        SELECT count(DISTINCT lower(coalesce(original.agency, original.publisher, 'article ' || original.id)))
        FROM event AS member
        JOIN event_mention ON event_mention.event_id = member.id
        JOIN claim ON claim.id = event_mention.claim_id
        JOIN article ON article.id = claim.article_id
        JOIN article AS original ON original.id = coalesce(article.copy_of_id, article.id)
        WHERE member.canonical_id = events.event_id AND claim.status NOT IN ('rejected', 'withdrawn')
    ) AS families,
    (
        SELECT group_concat(family, '; ') FROM (
            SELECT coalesce(original.agency, original.publisher, 'article ' || original.id) AS family
            FROM event AS member
            JOIN event_mention ON event_mention.event_id = member.id
            JOIN claim ON claim.id = event_mention.claim_id
            JOIN article ON article.id = claim.article_id
            JOIN article AS original ON original.id = coalesce(article.copy_of_id, article.id)
            WHERE member.canonical_id = events.event_id AND claim.status NOT IN ('rejected', 'withdrawn')
            GROUP BY coalesce(original.agency, original.publisher, 'article ' || original.id)
            ORDER BY min(claim.id)
        ) AS told
    ) AS sources
FROM events
