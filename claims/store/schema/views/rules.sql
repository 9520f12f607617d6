-- How often each rule was right, by what reviewers decided about its claims.
--
-- rule: the name of the pattern, such as quote.direct.inverted
-- kind: the kind of claim it makes
-- claims (integer): how many claims it made
-- reviewed (integer): how many of them were decided on
-- confirmed (integer): how many were right as they were
-- corrected (integer): how many were right once corrected
-- rejected (integer): how many were wrong
-- disputed (integer): how many reviewers could not agree on
-- share_right (real): confirmed over decided on, 0 to 1; NULL before any was
-- confidence (real): mean confidence the rule gave them
-- example: SELECT rule, claims, share_right FROM rules WHERE reviewed > 20 ORDER BY share_right

SELECT
    rule, kind, CAST(sum(claims) AS BIGINT) AS claims,
    CAST(sum(CASE WHEN status IN ('confirmed', 'corrected', 'rejected', 'disputed') THEN claims ELSE 0 END) AS BIGINT)
        AS reviewed,
    CAST(sum(CASE WHEN status = 'confirmed' THEN claims ELSE 0 END) AS BIGINT) AS confirmed,
    CAST(sum(CASE WHEN status = 'corrected' THEN claims ELSE 0 END) AS BIGINT) AS corrected,
    CAST(sum(CASE WHEN status = 'rejected' THEN claims ELSE 0 END) AS BIGINT) AS rejected,
    CAST(sum(CASE WHEN status = 'disputed' THEN claims ELSE 0 END) AS BIGINT) AS disputed,
    CAST(sum(CASE WHEN status = 'confirmed' THEN claims ELSE 0 END) AS DOUBLE PRECISION) / nullif(
        sum(CASE WHEN status IN ('confirmed', 'corrected', 'rejected', 'disputed') THEN claims ELSE 0 END), 0
    ) AS share_right,
    CAST(1e-6 AS DOUBLE PRECISION) * sum(confidence) / sum(claims) AS confidence
FROM rule_tally
GROUP BY rule, kind
