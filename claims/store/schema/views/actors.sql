-- Everybody the articles speak of, once, under the canonical name.
--
-- actor_id (integer): the canonical actor
-- name: the canonical name
-- kind: person, organisation, government, group, place or document
-- external_id: number in a public knowledge base, where a gazetteer gave one
-- country: ISO 3166-1 alpha-3 code of the country it belongs to
-- country_rule: what says so: name, people, office, public body, only body, or reviewer
-- sector: PLOVER's sector, such as GOV, MIL, JUD, LEG, PTY, REB, CVL, MED, IGO, NGO or BUS
-- sector_rule: what says so: kind, body, office, group or reviewer
-- articles (integer): in how many articles
-- example: SELECT name, articles FROM actors WHERE kind = 'person' ORDER BY articles DESC LIMIT 10

SELECT
    actor.id AS actor_id, actor.name, actor.kind, actor.external_id,
    /* What a reviewer says counts before what a rule does, and what an earlier article tells before a later one. */
    (
        SELECT member.country FROM actor AS member
        WHERE member.canonical_id = actor.id AND member.country_rule IS NOT NULL
        ORDER BY CASE member.country_rule WHEN 'reviewer' THEN 0 ELSE 1 END, member.id LIMIT 1
    ) AS country,
    (
        SELECT member.country_rule FROM actor AS member
        WHERE member.canonical_id = actor.id AND member.country_rule IS NOT NULL
        ORDER BY CASE member.country_rule WHEN 'reviewer' THEN 0 ELSE 1 END, member.id LIMIT 1
    ) AS country_rule,
    (
        SELECT member.sector FROM actor AS member
        WHERE member.canonical_id = actor.id AND member.sector_rule IS NOT NULL
        ORDER BY CASE member.sector_rule WHEN 'reviewer' THEN 0 ELSE 1 END, member.id LIMIT 1
    ) AS sector,
    (
        SELECT member.sector_rule FROM actor AS member
        WHERE member.canonical_id = actor.id AND member.sector_rule IS NOT NULL
        ORDER BY CASE member.sector_rule WHEN 'reviewer' THEN 0 ELSE 1 END, member.id LIMIT 1
    ) AS sector_rule,
    (SELECT count(DISTINCT member.article_id) FROM actor AS member WHERE member.canonical_id = actor.id) AS articles
FROM actor
WHERE actor.canonical_id = actor.id
