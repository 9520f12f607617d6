-- Every claim of a kind that another package brings, such as promise.
--
-- claim_id (integer): the claim; the view claims has the same one
-- kind: the kind, by the name that its package gives it
-- article_id (integer): the article that makes it
-- content: its words, pieces joined by " … "
-- who: canonical name of who speaks, acts or holds; the view participants has all who take part
-- whom: canonical name of who is addressed, or to whom it is done
-- fields (json): what else it says, a JSON object; json_extract(fields, '$.strength') gives one of its values
-- date_from (date): first day it is about
-- date_to (date): last day it is about
-- date_precision: how fine the words about the date are
-- place: where
-- publisher: the outlet, or the agency whose copy it is
-- status: new, confirmed, corrected, rejected, disputed, accepted (unread, by an audit) or withdrawn
-- confidence (real): share of such claims that are right, 0 to 1, as its package says
-- rule: the pattern that found it
-- sentence: the sentence in which it begins
-- sentence_id (integer): that sentence
-- char_start (integer): where it begins in the article's text
-- char_end (integer): where it ends
-- example: SELECT who, content, json_extract(fields, '$.strength') AS strength FROM plugin_claims

SELECT
    claim.id AS claim_id, claim.kind, claim.article_id,
    (
        SELECT group_concat(substr(article.text, piece.char_start + 1, piece.char_end - piece.char_start), ' … ')
        FROM (
            SELECT char_start, char_end FROM span
            WHERE claim_id = claim.id AND role = 'content' ORDER BY ordinal
        ) AS piece
    ) AS content,
    (
        SELECT canonical.name
        FROM participant
        JOIN actor ON actor.id = participant.resolved_actor_id
        JOIN actor AS canonical ON canonical.id = actor.canonical_id
        WHERE participant.claim_id = claim.id AND participant.role IN ('speaker', 'actor', 'holder')
            AND participant.ordinal = 0
        ORDER BY participant.role LIMIT 1
    ) AS who,
    (
        SELECT canonical.name
        FROM participant
        JOIN actor ON actor.id = participant.resolved_actor_id
        JOIN actor AS canonical ON canonical.id = actor.canonical_id
        WHERE participant.claim_id = claim.id AND participant.role IN ('addressee', 'recipient', 'organisation')
            AND participant.ordinal = 0
        ORDER BY participant.role LIMIT 1
    ) AS whom,
    plugin_claim.fields, claim.date_from, claim.date_to, claim.date_precision, claim.place,
    coalesce(article.agency, article.publisher) AS publisher,
    claim.status, claim.confidence, claim.rule,
    substr(article.text, sentence.char_start + 1, sentence.char_end - sentence.char_start) AS sentence,
    claim.sentence_id, claim.char_start, claim.char_end
FROM plugin_claim
JOIN claim ON claim.id = plugin_claim.claim_id
JOIN article ON article.id = claim.article_id
LEFT JOIN sentence ON sentence.id = claim.sentence_id
