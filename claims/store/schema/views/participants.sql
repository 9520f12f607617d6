-- Everybody who takes part in a claim.
--
-- claim_id (integer): the claim
-- role: speaker, addressee, actor, recipient, or what else the kind of claim has
-- ordinal (integer): order among several in the same role, from 0
-- name: canonical name of the actor; NULL where the text does not settle whom
-- kind: person, organisation, government, group, place or document
-- words: how this article refers to them here
-- actor_id (integer): the canonical actor
-- mention_id (integer): the mention; NULL where a reviewer named the actor
-- sentence_id (integer): the sentence in which the claim begins
-- example: SELECT name, count(*) FROM participants WHERE role = 'speaker' GROUP BY name ORDER BY 2 DESC

SELECT
    participant.claim_id, participant.role, participant.ordinal, canonical.name, canonical.kind,
    substr(article.text, mention.char_start + 1, mention.char_end - mention.char_start) AS words,
    member.canonical_id AS actor_id, participant.mention_id, claim.sentence_id
FROM participant
LEFT JOIN claim ON claim.id = participant.claim_id
LEFT JOIN mention ON mention.id = participant.mention_id
LEFT JOIN article ON article.id = mention.article_id
LEFT JOIN actor AS member ON member.id = participant.resolved_actor_id
LEFT JOIN actor AS canonical ON canonical.id = member.canonical_id
