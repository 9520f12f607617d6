-- Who does what to whom: every event mention once for each pair of an actor and a recipient.
--
-- claim_id (integer): the claim; the view event_mentions has the same one
-- article_id (integer): the article that says so
-- event_id (integer): the canonical event it is about; count these, where several articles may tell of one
-- type: PLOVER's event type, such as CONSULT or ASSAULT
-- mode: PLOVER's mode, such as visit
-- modality: occurred, ongoing, planned, possible or negated
-- actor: canonical name of who acts
-- actor_country: ISO 3166-1 alpha-3 code of the country it belongs to
-- actor_sector: its sector in PLOVER, such as GOV or MIL
-- recipient: canonical name of whom it is done to
-- recipient_country: ISO 3166-1 alpha-3 code of the country it belongs to
-- recipient_sector: its sector in PLOVER
-- date_from (date): first day on which it may have happened
-- date_to (date): last day on which it may have happened
-- status: new, confirmed, corrected, rejected, disputed, accepted (unread, by an audit) or withdrawn
-- confidence (real): calibrated share of such claims that are right, 0 to 1
-- actor_id (integer): the canonical actor who acts
-- recipient_id (integer): the canonical actor it is done to
-- sentence_id (integer): the sentence in which it stands
-- example: SELECT actor_country, recipient_country, type, count(*) FROM dyads GROUP BY 1, 2, 3 ORDER BY 4 DESC

SELECT
    event_mention.claim_id, claim.article_id, event.canonical_id AS event_id,
    event_mention.type, event_mention.mode, event_mention.modality,
    acting.name AS actor, acting.country AS actor_country, acting.sector AS actor_sector,
    receiving.name AS recipient, receiving.country AS recipient_country, receiving.sector AS recipient_sector,
    claim.date_from, claim.date_to, claim.status, claim.confidence,
    acting.actor_id, receiving.actor_id AS recipient_id, claim.sentence_id
FROM participant AS a
JOIN event_mention ON event_mention.claim_id = a.claim_id
JOIN claim ON claim.id = a.claim_id
JOIN actor AS one ON one.id = a.resolved_actor_id
JOIN actors AS acting ON acting.actor_id = one.canonical_id
JOIN participant AS r ON r.claim_id = a.claim_id AND r.role = 'recipient'
JOIN actor AS other ON other.id = r.resolved_actor_id
JOIN actors AS receiving ON receiving.actor_id = other.canonical_id
LEFT JOIN event ON event.id = event_mention.event_id
WHERE a.role = 'actor'
