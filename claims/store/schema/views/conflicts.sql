-- Where two accounts of one event do not agree, or two articles of one story, each with its value and its sentence.
--
-- conflict_id (integer): the conflict
-- story_id (integer): the story that the articles tell
-- event_id (integer): the canonical event; NULL where a figure or a name is told of none
-- type: PLOVER's event type
-- mode: PLOVER's mode
-- actors: canonical names of those who act, joined by "; "
-- recipients: canonical names of those it is done to, joined by "; "
-- date_from (date): first day on which it may have happened
-- place: where it happened
-- about: what a figure counts or tells of ("frigates", "killed: guards"); NULL where a mention of the event says it
-- scope: event, where both tell of one event, joined or likely; story, where clauses or figures of two articles that tell one story were compared
-- field: date, place, modality, number or name
-- kind: disagreement; superseded, where a newer date replaces "no date yet"; or time zone, for days one apart
-- judgement: open, settled or apparent, as a reviewer has it
-- left_value: what the first account says
-- right_value: what the other says
-- left_sentence: the sentence in which the first says so
-- right_sentence: the sentence in which the other does
-- left_source: the agency or outlet of the first: its family
-- right_source: the agency or outlet of the other
-- newer: left or right, whichever article appeared later; NULL where that is not known
-- left_article_id (integer): the article of the first
-- right_article_id (integer): the article of the other
-- left_claim_id (integer): the event mention, figure or other claim of the first that tells of it, or that stands nearest
-- right_claim_id (integer): the same of the other
-- preferred_claim_id (integer): the one that a reviewer holds to be right
-- example: SELECT actors, type, field, left_value, right_value FROM conflicts WHERE judgement = 'open'

SELECT
    conflict.id AS conflict_id, coalesce(left_article.story_id, left_article.id) AS story_id,
    event.canonical_id AS event_id,
    CASE
        WHEN told.claim_id IS NULL THEN (
            SELECT first.type FROM event AS member
            JOIN event_mention AS first ON first.event_id = member.id
            JOIN claim ON claim.id = first.claim_id
            WHERE member.canonical_id = event.canonical_id AND claim.status NOT IN ('rejected', 'withdrawn')
            ORDER BY claim.id LIMIT 1
        )
        ELSE told.type
    END AS type,
    CASE
        WHEN told.claim_id IS NULL THEN (
            SELECT first.mode FROM event AS member
            JOIN event_mention AS first ON first.event_id = member.id
            JOIN claim ON claim.id = first.claim_id
            WHERE member.canonical_id = event.canonical_id AND claim.status NOT IN ('rejected', 'withdrawn')
            ORDER BY claim.id LIMIT 1
        )
        ELSE told.mode
    END AS mode,
    (SELECT actors FROM events WHERE events.event_id = event.canonical_id) AS actors,
    (SELECT recipients FROM events WHERE events.event_id = event.canonical_id) AS recipients,
    (SELECT date_from FROM events WHERE events.event_id = event.canonical_id) AS date_from,
    (SELECT place FROM events WHERE events.event_id = event.canonical_id) AS place,
    CASE
        WHEN figure.role = 'count'
            THEN coalesce(substr(left_article.text, counted.char_start + 1, counted.char_end - counted.char_start), figure.unit)
        ELSE figure.role || coalesce(': ' || coalesce(
            substr(left_article.text, counted.char_start + 1, counted.char_end - counted.char_start), figure.unit
        ), '')
    END AS about,
    conflict.scope, conflict.field, conflict.kind, conflict.judgement, conflict.left_value, conflict.right_value,
    substr(
        left_article.text, left_sentence.char_start + 1, left_sentence.char_end - left_sentence.char_start
    ) AS left_sentence,
    substr(
        right_article.text, right_sentence.char_start + 1, right_sentence.char_end - right_sentence.char_start
    ) AS right_sentence,
    coalesce(left_article.agency, left_article.publisher) AS left_source,
    coalesce(right_article.agency, right_article.publisher) AS right_source,
    CASE
        WHEN left_article.published_from > right_article.published_to THEN 'left'
        WHEN right_article.published_from > left_article.published_to THEN 'right'
    END AS newer,
    left_claim.article_id AS left_article_id, right_claim.article_id AS right_article_id,
    conflict.left_claim_id, conflict.right_claim_id, conflict.preferred_claim_id
FROM conflict
JOIN claim AS left_claim ON left_claim.id = conflict.left_claim_id
JOIN claim AS right_claim ON right_claim.id = conflict.right_claim_id
JOIN article AS left_article ON left_article.id = left_claim.article_id
JOIN article AS right_article ON right_article.id = right_claim.article_id
LEFT JOIN sentence AS left_sentence ON CASE
    WHEN conflict.left_at IS NULL THEN left_sentence.id = left_claim.sentence_id
    ELSE left_sentence.article_id = left_claim.article_id
        AND conflict.left_at >= left_sentence.char_start AND conflict.left_at < left_sentence.char_end
END
LEFT JOIN sentence AS right_sentence ON CASE
    WHEN conflict.right_at IS NULL THEN right_sentence.id = right_claim.sentence_id
    ELSE right_sentence.article_id = right_claim.article_id
        AND conflict.right_at >= right_sentence.char_start AND conflict.right_at < right_sentence.char_end
END
LEFT JOIN event_mention AS told ON told.claim_id = conflict.left_claim_id
LEFT JOIN event ON event.id = conflict.event_id
LEFT JOIN figure ON figure.claim_id = conflict.left_claim_id
LEFT JOIN span AS counted ON counted.claim_id = figure.claim_id AND counted.role = 'counted' AND counted.ordinal = 0
WHERE conflict.retracted_at IS NULL
    AND left_claim.status NOT IN ('rejected', 'withdrawn')
    AND right_claim.status NOT IN ('rejected', 'withdrawn')
    AND NOT EXISTS (
        SELECT 1 FROM event_mention AS ours
        JOIN event_mention AS theirs ON theirs.claim_id = conflict.right_claim_id
        JOIN event_link ON event_link.left_id IN (ours.event_id, theirs.event_id)
            AND event_link.right_id IN (ours.event_id, theirs.event_id)
        WHERE ours.claim_id = conflict.left_claim_id
            AND event_link.judgement = 'different' AND event_link.retracted_at IS NULL
    )
