-- Every story: articles that tell of the same happenings, known by the names, numbers, places and days they share.
--
-- story_id (integer): the story; it is the id of the first article that tells it
-- title: what the first of its articles is called
-- articles (integer): how many articles tell it
-- families (integer): how many of them are independent: distinct agencies, else outlets, copies left out
-- first_published (date): the first day on which one of them may have appeared
-- last_published (date): the last such day
-- published_by (date): the day by which the first of them had appeared
-- events (integer): how many events they tell of
-- shared_events (integer): how many of these more than one article tells
-- figures (integer): how many figures they give
-- conflicts (integer): how many open conflicts there are between them
-- example: SELECT title, articles, shared_events, conflicts FROM stories WHERE articles > 1

SELECT
    article.id AS story_id, coalesce(article.title, article.origin) AS title,
    (
        SELECT count(one.id) FROM article AS one WHERE one.story_id = article.id OR one.id = article.id
    ) AS articles,
    (
        SELECT count(DISTINCT lower(coalesce(original.agency, original.publisher, 'article ' || original.id)))
        FROM article AS one
        JOIN article AS original ON original.id = coalesce(one.copy_of_id, one.id)
        WHERE one.story_id = article.id OR one.id = article.id
    ) AS families,
    (
        SELECT min(one.published_from) FROM article AS one WHERE one.story_id = article.id OR one.id = article.id
    ) AS first_published,
    (
        SELECT max(one.published_to) FROM article AS one WHERE one.story_id = article.id OR one.id = article.id
    ) AS last_published,
    (
        SELECT min(one.published_to) FROM article AS one WHERE one.story_id = article.id OR one.id = article.id
    ) AS published_by,
    (
        SELECT count(DISTINCT event.canonical_id)
        FROM article AS one
        JOIN claim ON claim.article_id = one.id AND claim.kind = 'event_mention'
        JOIN event_mention ON event_mention.claim_id = claim.id
        JOIN event ON event.id = event_mention.event_id
        WHERE (one.story_id = article.id OR one.id = article.id) AND claim.status NOT IN ('rejected', 'withdrawn')
    ) AS events,
    (
        SELECT count(told.id) FROM (
            SELECT event.canonical_id AS id
            FROM article AS one
            JOIN claim ON claim.article_id = one.id AND claim.kind = 'event_mention'
            JOIN event_mention ON event_mention.claim_id = claim.id
            JOIN event ON event.id = event_mention.event_id
            WHERE (one.story_id = article.id OR one.id = article.id)
                AND claim.status NOT IN ('rejected', 'withdrawn')
            GROUP BY event.canonical_id
            HAVING count(DISTINCT one.id) > 1
        ) AS told
    ) AS shared_events,
    (
        SELECT count(claim.id)
        FROM article AS one
        JOIN claim ON claim.article_id = one.id AND claim.kind = 'figure'
        WHERE (one.story_id = article.id OR one.id = article.id) AND claim.status NOT IN ('rejected', 'withdrawn')
    ) AS figures,
    (
        SELECT count(conflict.id)
        FROM article AS one
        JOIN claim ON claim.article_id = one.id
        JOIN conflict ON conflict.left_claim_id = claim.id
        WHERE (one.story_id = article.id OR one.id = article.id)
            AND conflict.judgement = 'open' AND conflict.retracted_at IS NULL
    ) AS conflicts
FROM article
WHERE article.story_id IS NULL
