-- Who holds which office, as of the date of the article that says so.
--
-- claim_id (integer): the claim; the view claims has the same one
-- article_id (integer): the article that says so
-- holder: canonical name of who holds the office
-- title: the office, in the article's words
-- organisation: canonical name of the organisation or government it is in; NULL where none is named
-- date_from (date): first day the article may have been published on
-- date_to (date): last day the article may have been published on
-- date_precision: how well that date is known: day, month, year and so on
-- status: new, confirmed, corrected, rejected, disputed, accepted (unread, by an audit) or withdrawn
-- confidence (real): calibrated share of such claims that are right, 0 to 1
-- rule: the pattern that found it
-- holder_id (integer): the canonical actor who holds it
-- sentence_id (integer): the sentence in which it stands
-- char_start (integer): where the title begins in the article's text
-- char_end (integer): where it ends
-- example: SELECT DISTINCT holder, title FROM roles WHERE organisation = 'State Department'

SELECT
    role.claim_id, claim.article_id, holder.name AS holder, role.title,
    (
        SELECT canonical.name
        FROM participant
        JOIN actor ON actor.id = participant.resolved_actor_id
        JOIN actor AS canonical ON canonical.id = actor.canonical_id
        WHERE participant.claim_id = role.claim_id AND participant.role = 'organisation'
            AND participant.ordinal = 0
    ) AS organisation,
    claim.date_from, claim.date_to, claim.date_precision, claim.status, claim.confidence, claim.rule,
    held_by.canonical_id AS holder_id, claim.sentence_id, claim.char_start, claim.char_end
FROM role
LEFT JOIN participant ON participant.claim_id = role.claim_id AND participant.role = 'holder'
    AND participant.ordinal = 0
LEFT JOIN actor AS held_by ON held_by.id = participant.resolved_actor_id
LEFT JOIN actor AS holder ON holder.id = held_by.canonical_id
JOIN claim ON claim.id = role.claim_id
