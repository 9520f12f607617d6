-- How many claims of each rule, kind and status there are. Confidence is kept in millionths, because whole
-- numbers can be added and taken away for years without drifting.

CREATE TABLE rule_tally (
    rule TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, claims INTEGER NOT NULL,
    confidence INTEGER NOT NULL, PRIMARY KEY (rule, kind, status)
) STRICT, WITHOUT ROWID;

DELETE FROM rule_tally;

INSERT INTO rule_tally (rule, kind, status, claims, confidence)
SELECT rule, kind, status, count(*), sum(CAST(round(confidence * 1000000) AS INTEGER))
FROM claim
GROUP BY rule, kind, status;
