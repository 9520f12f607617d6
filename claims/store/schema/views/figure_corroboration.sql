-- How many independent accounts there are of each figure of a story. A wire agency counts once however many
-- outlets carry it, and so do texts that are nearly the same, and articles that all quote one source for it.
--
-- story_id (integer): the story
-- role: what the figure tells of: killed, votes, sum, …
-- value (real): the number, or the lower end of a range
-- value_to (real): the upper end of a range
-- unit: a currency, per cent, a measure, or the noun that is counted
-- articles (integer): how many articles give it
-- families (integer): how many of them are independent: distinct agencies, else outlets; copies, and quotes of one source, count once
-- sources: who they are, joined by "; "
-- example: SELECT role, value, families, sources FROM figure_corroboration WHERE families > 1

WITH told AS (
    SELECT
        coalesce(article.story_id, article.id) AS story_id, figure.role, figure.value, figure.value_to, figure.unit,
        article.id AS article_id, claim.id AS claim_id,
        coalesce(original.agency, original.publisher, 'article ' || original.id) AS family, figure.quote_id,
        speaker.name AS speaker
    FROM figure
    JOIN claim ON claim.id = figure.claim_id
    JOIN article ON article.id = claim.article_id
    JOIN article AS original ON original.id = coalesce(article.copy_of_id, article.id)
    LEFT JOIN participant ON participant.claim_id = figure.quote_id
        AND participant.role = 'speaker' AND participant.ordinal = 0
    LEFT JOIN actor ON actor.id = participant.resolved_actor_id
    LEFT JOIN actor AS speaker ON speaker.id = actor.canonical_id
    WHERE claim.status NOT IN ('rejected', 'withdrawn') AND figure.value IS NOT NULL
),
account AS (
    SELECT
        story_id, role, value, value_to, article_id, min(unit) AS unit, min(family) AS family, min(claim_id) AS first,
        CASE
            WHEN count(quote_id) < count(claim_id) OR min(speaker) IS NULL THEN lower(min(family))
            ELSE 'speaker ' || min(lower(speaker))
        END AS source
    FROM told
    GROUP BY story_id, role, value, value_to, article_id
),
placed AS (
    SELECT
        account.*,
        row_number() OVER (PARTITION BY story_id, role, value, value_to, family ORDER BY first) AS place
    FROM account
),
listed AS (
    SELECT
        placed.*,
        group_concat(CASE WHEN place = 1 THEN family END, '; ') OVER (
            PARTITION BY story_id, role, value, value_to ORDER BY first
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS sources
    FROM placed
)
SELECT
    story_id, role, value, value_to, min(unit) AS unit, count(article_id) AS articles,
    CASE
        WHEN count(DISTINCT lower(family)) < count(DISTINCT source) THEN count(DISTINCT lower(family))
        ELSE count(DISTINCT source)
    END AS families,
    min(sources) AS sources
FROM listed
GROUP BY story_id, role, value, value_to
