-- Every spelling of every actor.
--
-- actor_id (integer): the canonical actor
-- name: the canonical name
-- alias: a spelling that an article uses
-- article_id (integer): the article
-- folded: the spelling without case, accents and punctuation, for comparing
-- example: SELECT DISTINCT alias FROM aliases WHERE name = 'Antony Blinken'

SELECT
    member.canonical_id AS actor_id, canonical.name, actor_name.name AS alias, member.article_id,
    actor_name.name_folded AS folded
FROM actor AS canonical
JOIN actor AS member ON member.canonical_id = canonical.id
JOIN actor_name ON actor_name.actor_id = member.id
