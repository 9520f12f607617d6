-- How many independent accounts there are of each event. A wire agency counts once however many outlets carry
-- it, and so do texts that are nearly the same, and articles that all quote one source for it.
--
-- event_id (integer): the canonical event
-- type: PLOVER's event type
-- mode: PLOVER's mode
-- actors: canonical names of those who act, joined by "; "
-- recipients: canonical names of those it is done to, joined by "; "
-- date_from (date): first day on which it may have happened
-- date_to (date): last day on which it may have happened
-- date_precision: how fine the words about that date are
-- place: where it happened
-- modality: occurred, ongoing, planned, possible or negated
-- articles (integer): how many articles tell of it
-- families (integer): how many of them are independent: distinct agencies, else outlets; copies, and quotes of one source, count once
-- sources: which agencies or outlets they are, joined by "; "
-- quoted: those on whose words alone an account rests, joined by "; "; NULL where there are none
-- example: SELECT actors, type, recipients, families, sources FROM corroboration WHERE families > 1

SELECT
    event_id, type, mode, actors, recipients, date_from, date_to, date_precision, place, modality, articles,
    (
        SELECT
            CASE
                WHEN count(DISTINCT account.family) < count(DISTINCT account.source)
                    THEN count(DISTINCT account.family)
                ELSE count(DISTINCT account.source)
            END
        FROM (
            SELECT
                lower(coalesce(original.agency, original.publisher, 'article ' || original.id)) AS family,
                CASE
                    WHEN count(event_mention.quote_id) < count(claim.id) OR min(speaker.name) IS NULL
                        THEN lower(coalesce(original.agency, original.publisher, 'article ' || original.id))
                    ELSE 'speaker ' || min(lower(speaker.name))
                END AS source
            FROM event AS member
            JOIN event_mention ON event_mention.event_id = member.id
            JOIN claim ON claim.id = event_mention.claim_id
            JOIN article ON article.id = claim.article_id
            JOIN article AS original ON original.id = coalesce(article.copy_of_id, article.id)
            LEFT JOIN participant ON participant.claim_id = event_mention.quote_id
                AND participant.role = 'speaker' AND participant.ordinal = 0
            LEFT JOIN actor ON actor.id = participant.resolved_actor_id
            LEFT JOIN actor AS speaker ON speaker.id = actor.canonical_id
            WHERE member.canonical_id = events.event_id AND claim.status NOT IN ('rejected', 'withdrawn')
            GROUP BY article.id, original.id, original.agency, original.publisher
        ) AS account
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
    ) AS sources,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT resting.name FROM (
                SELECT min(speaker.name) AS name, min(claim.id) AS first
                FROM event AS member
                JOIN event_mention ON event_mention.event_id = member.id
                JOIN claim ON claim.id = event_mention.claim_id
                LEFT JOIN participant ON participant.claim_id = event_mention.quote_id
                    AND participant.role = 'speaker' AND participant.ordinal = 0
                LEFT JOIN actor ON actor.id = participant.resolved_actor_id
                LEFT JOIN actor AS speaker ON speaker.id = actor.canonical_id
                WHERE member.canonical_id = events.event_id AND claim.status NOT IN ('rejected', 'withdrawn')
                GROUP BY claim.article_id
                HAVING count(event_mention.quote_id) = count(claim.id)
            ) AS resting
            WHERE resting.name IS NOT NULL
            GROUP BY resting.name ORDER BY min(resting.first)
        ) AS told
    ) AS quoted
FROM events
