-- Every place where an article says that an event happened, will, may, or did not.
--
-- claim_id (integer): the claim; the view claims has the same one
-- article_id (integer): the article that says so
-- event_id (integer): the canonical event it is about, where events were brought together
-- type: PLOVER's event type, such as CONSULT or ASSAULT
-- mode: PLOVER's mode, such as visit
-- modality: occurred, ongoing, planned, possible or negated
-- actors: canonical names of those who act, joined by "; "
-- recipients: canonical names of those it is done to, joined by "; "
-- words: the words that name the event
-- place: where it happened
-- date_from (date): first day on which it may have happened
-- date_to (date): last day on which it may have happened
-- date_precision: how fine the words about the date are
-- number: a count that the event turns on, such as 12 dead
-- background (integer): 1 where the article retells it from before
-- quote_id (integer): the claim_id of the quote that says so; NULL where the article itself does
-- status: new, confirmed, corrected, rejected, disputed, accepted (unread, by an audit) or withdrawn
-- confidence (real): calibrated share of such claims that are right, 0 to 1
-- rule: the pattern that found it
-- sentence_id (integer): the sentence in which it stands
-- char_start (integer): where those words begin in the article's text
-- char_end (integer): where they end
-- parent_id (integer): the claim_id of the demand, threat or other event that contains this one
-- example: SELECT actors, type, recipients, date_from FROM event_mentions WHERE modality = 'planned'

SELECT
    event_mention.claim_id,  claim.article_id, event.canonical_id AS event_id,
    event_mention.type, event_mention.mode, event_mention.modality,
    (
        SELECT group_concat(acting.name, '; ')
        FROM (
            SELECT canonical.name
            FROM participant
            JOIN actor ON actor.id = participant.resolved_actor_id
            JOIN actor AS canonical ON canonical.id = actor.canonical_id
            WHERE participant.claim_id = claim.id AND participant.role = 'actor'
            ORDER BY participant.ordinal
        ) AS acting
    ) AS actors,
    (
        SELECT group_concat(receiving.name, '; ')
        FROM (
            SELECT canonical.name
            FROM participant
            JOIN actor ON actor.id = participant.resolved_actor_id
            JOIN actor AS canonical ON canonical.id = actor.canonical_id
            WHERE participant.claim_id = claim.id AND participant.role = 'recipient'
            ORDER BY participant.ordinal
        ) AS receiving
    ) AS recipients,
    substr(article.text, claim.char_start + 1, claim.char_end - claim.char_start) AS words,
    claim.place, claim.date_from, claim.date_to, claim.date_precision,
    event_mention.number, event_mention.background, event_mention.quote_id,
    claim.status, claim.confidence, claim.rule, claim.sentence_id, claim.char_start, claim.char_end,
    event_mention.parent_id
FROM event_mention
JOIN claim ON claim.id = event_mention.claim_id
JOIN article ON article.id = claim.article_id
LEFT JOIN event ON event.id = event_mention.event_id
