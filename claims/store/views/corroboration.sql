-- How many independent accounts there are of each event. A wire agency counts once however many outlets carry
-- it, and so do texts that are nearly the same.
--
-- event_id: the canonical event
-- articles: how many articles tell of it
-- families: how many of them are independent: distinct agencies, else outlets, copies left out
-- sources: who they are, joined by "; "
-- example: SELECT event_id, families, sources FROM corroboration WHERE families > 1

SELECT
    event.id AS event_id,
    (
        SELECT count(DISTINCT claim.article_id)
        FROM event AS member
        JOIN event_mention ON event_mention.event_id = member.id
        JOIN claim ON claim.id = event_mention.claim_id
        WHERE member.canonical_id = event.id AND claim.status NOT IN ('rejected', 'withdrawn')
    ) AS articles,
    (
        SELECT count(DISTINCT lower(coalesce(original.agency, original.publisher, 'article ' || original.id)))
        FROM event AS member
        JOIN event_mention ON event_mention.event_id = member.id
        JOIN claim ON claim.id = event_mention.claim_id
        JOIN article ON article.id = claim.article_id
        JOIN article AS original ON original.id = coalesce(article.copy_of_id, article.id)
        WHERE member.canonical_id = event.id AND claim.status NOT IN ('rejected', 'withdrawn')
    ) AS families,
    (
        SELECT group_concat(family, '; ') FROM (
            SELECT DISTINCT coalesce(original.agency, original.publisher, 'article ' || original.id) AS family
            FROM event AS member
            JOIN event_mention ON event_mention.event_id = member.id
            JOIN claim ON claim.id = event_mention.claim_id
            JOIN article ON article.id = claim.article_id
            JOIN article AS original ON original.id = coalesce(article.copy_of_id, article.id)
            WHERE member.canonical_id = event.id AND claim.status NOT IN ('rejected', 'withdrawn')
        )
    ) AS sources
FROM event
WHERE event.canonical_id = event.id
    AND EXISTS (
        SELECT 1
        FROM event AS member
        JOIN event_mention ON event_mention.event_id = member.id
        JOIN claim ON claim.id = event_mention.claim_id
        WHERE member.canonical_id = event.id AND claim.status NOT IN ('rejected', 'withdrawn')
    )
