-- How often each reader was right: our own extractor, and every other program whose claims were taken.
-- Claims that a reviewer made belong to none.
--
-- tool: the reader, "claims" for our own extractor
-- kind: the kind of claim
-- claims (integer): how many claims it proposed
-- shared (integer): how many of them another reader proposed too
-- reviewed (integer): how many of them were confirmed, corrected or rejected
-- confirmed (integer): how many were right as they stood
-- share_right (real): confirmed over reviewed, 0 to 1; NULL before any was
-- shared_reviewed (integer): how many of the shared ones were confirmed, corrected or rejected
-- shared_share_right (real): the same share for what another reader proposed too
-- example: SELECT tool, kind, share_right, shared_share_right FROM readers ORDER BY tool, kind

WITH proposed AS (
    SELECT DISTINCT run.tool AS tool, proposal.claim_id AS claim_id
    FROM proposal
    JOIN run ON run.id = proposal.run_id
    WHERE run.tool <> 'review'
),
together AS (SELECT claim_id, count(tool) AS tools FROM proposed GROUP BY claim_id),
judged AS (
    SELECT
        proposed.tool, claim.kind, CASE WHEN together.tools > 1 THEN 1 ELSE 0 END AS shared,
        CASE WHEN claim.status IN ('confirmed', 'corrected', 'rejected') THEN 1 ELSE 0 END AS reviewed,
        CASE WHEN claim.status = 'confirmed' THEN 1 ELSE 0 END AS confirmed
    FROM proposed
    JOIN claim ON claim.id = proposed.claim_id
    JOIN together ON together.claim_id = proposed.claim_id
    WHERE claim.status <> 'withdrawn'
)
SELECT
    tool, kind, count(shared) AS claims, sum(shared) AS shared, sum(reviewed) AS reviewed, sum(confirmed) AS confirmed,
    CAST(sum(confirmed) AS DOUBLE PRECISION) / nullif(sum(reviewed), 0) AS share_right, sum(shared * reviewed) AS shared_reviewed,
    CAST(sum(shared * confirmed) AS DOUBLE PRECISION) / nullif(sum(shared * reviewed), 0) AS shared_share_right
FROM judged
GROUP BY tool, kind
