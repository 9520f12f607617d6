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
    rule, kind, sum(claims) AS claims,
    sum(iif(status IN ('confirmed', 'corrected', 'rejected', 'disputed'), claims, 0)) AS reviewed,
    sum(iif(status = 'confirmed', claims, 0)) AS confirmed, sum(iif(status = 'corrected', claims, 0)) AS corrected,
    sum(iif(status = 'rejected', claims, 0)) AS rejected, sum(iif(status = 'disputed', claims, 0)) AS disputed,
    1.0 * sum(iif(status = 'confirmed', claims, 0))
        / nullif(sum(iif(status IN ('confirmed', 'corrected', 'rejected', 'disputed'), claims, 0)), 0) AS share_right,
    1e-6 * sum(confidence) / sum(claims) AS confidence
FROM rule_tally
GROUP BY rule, kind
