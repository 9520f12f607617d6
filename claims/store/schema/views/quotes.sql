-- Every quote: who said what, in whose words.
--
-- claim_id (integer): the claim; the view claims has the same one
-- article_id (integer): the article that says so
-- speaker: canonical name of who said it; NULL where nobody is named
-- content: what was said; pieces that something stands between are joined by " … "
-- form: direct (all inside quotation marks), indirect (none) or mixed
-- cue: the words that say that it was said, such as told reporters
-- cue_class: class of the cue: say, deny, ask and so on
-- polarity: negative where the saying itself is negated
-- addressee: canonical name of who it was said to
-- occasion: on what occasion, such as at a news conference
-- place: where it was said
-- date_from (date): first day on which it may have been said
-- date_to (date): last day on which it may have been said
-- date_precision: how fine the words about the date are: day, month, year and so on
-- status: new, confirmed, corrected, rejected, disputed, accepted (unread, by an audit) or withdrawn
-- confidence (real): calibrated share of such quotes that are right, 0 to 1
-- rule: the pattern that found it
-- speaker_named (integer): 1 where an article tells the speaker's name; 0 where it only describes ("officials") or is silent
-- speaker_id (integer): the canonical actor who said it
-- parent_id (integer): the claim_id of the quote in whose content this one stands
-- sentence_id (integer): the sentence in which it begins
-- char_start (integer): where the content begins in the article's text
-- char_end (integer): where the content ends
-- example: SELECT speaker, content FROM quotes WHERE article_id = 3

SELECT
    claim.id AS claim_id, claim.article_id, speaker.name AS speaker,
    (
        SELECT group_concat(substr(article.text, piece.char_start + 1, piece.char_end - piece.char_start), ' … ')
        FROM (
            SELECT char_start, char_end FROM span
            WHERE claim_id = claim.id AND role = 'content' ORDER BY ordinal
        ) AS piece
    ) AS content,
    quote.form, quote.cue, quote.cue_class, quote.polarity,
    (
        SELECT canonical.name
        FROM participant
        JOIN actor ON actor.id = participant.resolved_actor_id
        JOIN actor AS canonical ON canonical.id = actor.canonical_id
        WHERE participant.claim_id = claim.id AND participant.role = 'addressee' AND participant.ordinal = 0
    ) AS addressee,
    quote.occasion, claim.place, claim.date_from, claim.date_to, claim.date_precision,
    claim.status, claim.confidence, claim.rule,
    CASE WHEN EXISTS (
        SELECT 1
        FROM actor AS member
        JOIN mention ON mention.actor_id = member.id
        WHERE member.canonical_id = said_by.canonical_id AND mention.form = 'name'
    ) THEN 1 ELSE 0 END AS speaker_named,
    said_by.canonical_id AS speaker_id, quote.parent_id,
    claim.sentence_id, claim.char_start, claim.char_end
FROM claim
/* Quotes without a speaker belong here too, hence the outer joins. The two subqueries at the end make SQLite look at
   the joins once more for each, and so find quotes by speaker through the indexes, not by reading all of them. */
LEFT JOIN participant ON participant.claim_id = claim.id AND participant.role = 'speaker' AND participant.ordinal = 0
LEFT JOIN actor AS said_by ON said_by.id = participant.resolved_actor_id
LEFT JOIN actor AS speaker ON speaker.id = said_by.canonical_id
JOIN (SELECT * FROM quote) AS quote ON quote.claim_id = claim.id
JOIN (SELECT id, text FROM article) AS article ON article.id = claim.article_id
