-- How often each rule was right, by what reviewers decided about its claims.
--
-- rule: the name of the pattern, such as quote.direct.inverted
-- kind: the kind of claim it makes
-- claims: how many claims it made
-- reviewed: how many of them were decided on
-- confirmed: how many were right as they were
-- corrected: how many were right once corrected
-- rejected: how many were wrong
-- disputed: how many reviewers could not agree on
-- share_right: confirmed over decided on, 0 to 1; NULL before any was
-- confidence: mean confidence the rule gave them
-- example: SELECT rule, claims, share_right FROM rules WHERE reviewed > 20 ORDER BY share_right

SELECT
    rule, kind, count(*) AS claims,
    sum(status IN ('confirmed', 'corrected', 'rejected', 'disputed')) AS reviewed,
    sum(status = 'confirmed') AS confirmed, sum(status = 'corrected') AS corrected,
    sum(status = 'rejected') AS rejected, sum(status = 'disputed') AS disputed,
    1.0 * sum(status = 'confirmed')
        / nullif(sum(status IN ('confirmed', 'corrected', 'rejected', 'disputed')), 0) AS share_right,
    avg(confidence) AS confidence
FROM claim
GROUP BY rule, kind
