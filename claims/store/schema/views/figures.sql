-- Every figure: how many of what, of which event, as one article gives it.
--
-- claim_id (integer): the claim; the view claims has the same one
-- article_id (integer): the article that gives it
-- story_id (integer): the story that the article tells; the view stories has it
-- role: what it tells of: killed, injured, arrested, participants, votes, rate, sum, count, …
-- value (real): the number, or the lower end of a range
-- value_to (real): the upper end of a range; NULL where it is one number
-- qualifier: at least, about, more than, less than, nearly, up to, only or exactly; NULL where none is written
-- unit: a currency, per cent, a measure, or the noun that is counted
-- counted: the words for what is counted or measured
-- words: the number as it is written
-- date_from (date): first day as of which it holds; that of the article where the text names none
-- date_to (date): last day as of which it holds
-- date_precision: how well that day is known
-- event_id (integer): the canonical event that it is of; NULL where none is told
-- mention_id (integer): the event mention that it is of
-- quote_id (integer): the quote that says so; NULL where the article itself does
-- speaker: canonical name of who says so in that quote
-- publisher: the outlet, or the agency whose copy it is
-- status: new, confirmed, corrected, rejected, disputed or withdrawn
-- confidence (real): calibrated share of such claims that are right, 0 to 1
-- rule: the pattern that found it
-- sentence: the sentence in which it stands
-- sentence_id (integer): that sentence
-- char_start (integer): where the number begins in the article's text
-- char_end (integer): where it ends
-- example: SELECT role, value, qualifier, unit, words FROM figures WHERE role = 'killed'

SELECT
    figure.claim_id, claim.article_id, coalesce(article.story_id, article.id) AS story_id,
    figure.role, figure.value, figure.value_to, figure.qualifier, figure.unit,
    (
        SELECT substr(article.text, span.char_start + 1, span.char_end - span.char_start)
        FROM span
        WHERE span.claim_id = figure.claim_id AND span.role = 'counted' AND span.ordinal = 0
    ) AS counted,
    substr(article.text, claim.char_start + 1, claim.char_end - claim.char_start) AS words,
    claim.date_from, claim.date_to, claim.date_precision,
    event.canonical_id AS event_id, figure.mention_id, figure.quote_id,
    (
        SELECT canonical.name
        FROM participant
        JOIN actor ON actor.id = participant.resolved_actor_id
        JOIN actor AS canonical ON canonical.id = actor.canonical_id
        WHERE participant.claim_id = figure.quote_id AND participant.role = 'speaker'
            AND participant.ordinal = 0
    ) AS speaker,
    coalesce(article.agency, article.publisher) AS publisher,
    claim.status, claim.confidence, claim.rule,
    substr(article.text, sentence.char_start + 1, sentence.char_end - sentence.char_start) AS sentence,
    claim.sentence_id, claim.char_start, claim.char_end
FROM figure
JOIN claim ON claim.id = figure.claim_id
JOIN article ON article.id = claim.article_id
LEFT JOIN sentence ON sentence.id = claim.sentence_id
LEFT JOIN event_mention ON event_mention.claim_id = figure.mention_id
LEFT JOIN event ON event.id = event_mention.event_id
