-- Every span that refers to an actor: a name, a nominal ("the spokesman") or a pronoun.
--
-- mention_id (integer): the mention
-- article_id (integer): the article
-- words: the words
-- name: canonical name of whom they refer to; NULL where the text does not settle it
-- form: name, nominal or pronoun
-- kind: person, organisation, government, group, place or document
-- actor_id (integer): the canonical actor
-- rule: how that was found
-- score (real): how sure, 0 to 1
-- char_start (integer): where it begins in the article's text
-- char_end (integer): where it ends
-- example: SELECT words, count(*) FROM mentions WHERE name = 'Antony Blinken' GROUP BY words

SELECT
    mention.id AS mention_id, mention.article_id,
    substr(article.text, mention.char_start + 1, mention.char_end - mention.char_start) AS words,
    canonical.name, mention.form, mention.kind, member.canonical_id AS actor_id, mention.rule, mention.score,
    mention.char_start, mention.char_end
FROM mention
JOIN article ON article.id = mention.article_id
LEFT JOIN actor AS member ON member.id = mention.actor_id
LEFT JOIN actor AS canonical ON canonical.id = member.canonical_id
