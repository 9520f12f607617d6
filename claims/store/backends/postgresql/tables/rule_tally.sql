-- How many claims of each rule, kind and status there are. What changes is appended, not added up, because one row
-- that counts would make everybody wait for everybody; readers add up, and claims_fold() does now and then.
-- Confidence is kept in millionths, because whole numbers can be added and taken away for years without drifting.
CREATE TABLE IF NOT EXISTS rule_tally_delta (
    rule text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL,
    claims bigint NOT NULL, confidence bigint NOT NULL
);

CREATE OR REPLACE VIEW rule_tally AS
SELECT rule, kind, status, CAST(sum(claims) AS bigint) AS claims, CAST(sum(confidence) AS bigint) AS confidence
FROM rule_tally_delta
GROUP BY rule, kind, status
HAVING sum(claims) <> 0;

CREATE OR REPLACE FUNCTION claims_fold() RETURNS void LANGUAGE sql AS $$
    WITH gone AS (DELETE FROM rule_tally_delta RETURNING *)
    INSERT INTO rule_tally_delta
    SELECT rule, kind, status, sum(claims), sum(confidence)
    FROM gone
    GROUP BY rule, kind, status
    HAVING sum(claims) <> 0 OR sum(confidence) <> 0
$$;
