-- Everybody the articles speak of, once, under the canonical name.
--
-- actor_id: the canonical actor
-- name: the canonical name
-- kind: person, organisation, government, group, place or document
-- external_id: number in a public knowledge base, where a gazetteer gave one
-- articles: in how many articles
-- example: SELECT name, articles FROM actors WHERE kind = 'person' ORDER BY articles DESC LIMIT 10

SELECT
    actor.id AS actor_id, actor.name, actor.kind, actor.external_id,
    (SELECT count(DISTINCT member.article_id) FROM actor AS member WHERE member.canonical_id = actor.id) AS articles
FROM actor
WHERE actor.canonical_id = actor.id
