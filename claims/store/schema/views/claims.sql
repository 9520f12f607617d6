-- Every claim of every kind: the unit of review.
--
-- claim_id (integer): the claim
-- kind: quote, event_mention, or another kind of claim
-- article_id (integer): the article that makes it
-- sentence: the sentence in which it begins
-- status: new, confirmed, corrected, rejected, disputed, accepted (unread, by an audit) or withdrawn
-- confidence (real): calibrated share of such claims that are right, 0 to 1
-- rule: the pattern that found it
-- flag: why a reviewed claim wants another look; NULL where it does not
-- date_from (date): first day it is about
-- date_to (date): last day it is about
-- date_precision: how fine the words about the date are
-- place: where
-- publisher: the outlet whose article makes it
-- sentence_id (integer): that sentence
-- char_start (integer): where the claim begins in the article's text
-- char_end (integer): where it ends
-- version (integer): counts up with every change
-- example: SELECT kind, status, count(*) FROM claims GROUP BY kind, status

SELECT
    claim.id AS claim_id, claim.kind, claim.article_id,
    substr(article.text, sentence.char_start + 1, sentence.char_end - sentence.char_start) AS sentence,
    claim.status, claim.confidence, claim.rule, claim.flag, claim.date_from, claim.date_to, claim.date_precision,
    claim.place, article.publisher, claim.sentence_id, claim.char_start, claim.char_end, claim.version
FROM claim
JOIN article ON article.id = claim.article_id
LEFT JOIN sentence ON sentence.id = claim.sentence_id
