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

SELECT
    coalesce(article.story_id, article.id) AS story_id, figure.role, figure.value, figure.value_to,
    min(figure.unit) AS unit, count(DISTINCT article.id) AS articles,
    count(DISTINCT lower(coalesce(original.agency, original.publisher, 'article ' || original.id)))
        AS families,
    replace(
        group_concat(DISTINCT coalesce(original.agency, original.publisher, 'article ' || original.id)),
        ',', '; '
    ) AS sources
FROM figure
JOIN claim ON claim.id = figure.claim_id
JOIN article ON article.id = claim.article_id
JOIN article AS original ON original.id = coalesce(article.copy_of_id, article.id)
WHERE claim.status NOT IN ('rejected', 'withdrawn') AND figure.value IS NOT NULL
GROUP BY coalesce(article.story_id, article.id), figure.role, figure.value, figure.value_to
