-- How many independent accounts there are of each figure of a story. A wire agency counts once however many
-- outlets carry it, and so do texts that are nearly the same.
--
-- story_id: the story
-- role: what the figure tells of: killed, votes, sum, …
-- value: the number, or the lower end of a range
-- value_to: the upper end of a range
-- unit: a currency, per cent, a measure, or the noun that is counted
-- articles: how many articles give it
-- families: how many of them are independent: distinct agencies, else outlets, copies left out
-- sources: who they are, joined by "; "
-- example: SELECT role, value, families, sources FROM figure_corroboration WHERE families > 1

WITH told AS (
    SELECT
        coalesce(article.story_id, article.id) AS story_id, figure.role, figure.value, figure.value_to, figure.unit,
        article.id AS article_id, claim.id AS claim_id,
        coalesce(original.agency, original.publisher, 'article ' || original.id) AS family
    FROM figure
    JOIN claim ON claim.id = figure.claim_id
    JOIN article ON article.id = claim.article_id
    JOIN article AS original ON original.id = coalesce(article.copy_of_id, article.id)
    WHERE claim.status NOT IN ('rejected', 'withdrawn') AND figure.value IS NOT NULL
),
source AS (
    SELECT story_id, role, value, value_to, family, min(claim_id) AS first
    FROM told
    GROUP BY story_id, role, value, value_to, family
),
listed AS (
    SELECT
        story_id, role, value, value_to,
        group_concat(family, '; ') OVER (
            PARTITION BY story_id, role, value, value_to ORDER BY first
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS sources
    FROM source
)
SELECT
    told.story_id, told.role, told.value, told.value_to, min(told.unit) AS unit,
    count(DISTINCT told.article_id) AS articles, count(DISTINCT lower(told.family)) AS families,
    min(listed.sources) AS sources
FROM told
JOIN listed ON listed.story_id = told.story_id AND listed.role = told.role AND listed.value = told.value
    AND (listed.value_to = told.value_to OR (listed.value_to IS NULL AND told.value_to IS NULL))
GROUP BY told.story_id, told.role, told.value, told.value_to
