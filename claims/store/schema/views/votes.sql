-- What reviewers said in rounds that are closed; while a round is open nobody sees its votes.
--
-- vote_id (integer): the vote
-- round_id (integer): the round
-- round: its name
-- reviewer: who
-- claim_id (integer): the claim; NULL where the reviewer made one that the machine missed
-- article_id (integer): the article
-- kind: the kind of the claim
-- verdict: confirm, correct, reject, dispute or make
-- became (json): what a correction changes, or what a made claim says, in JSON
-- note: why, in the reviewer's words
-- ms (integer): milliseconds from seeing it to saying so
-- at (timestamp): when, in UTC
-- extra (integer): 1 where it came after the seat was another's
-- again (integer): 1 where the reviewer judged the same a second time
-- decision_id (integer): the newest decision that rests on it
-- example: SELECT claim_id, reviewer, verdict FROM votes WHERE round = 'pilot' ORDER BY claim_id, reviewer

SELECT
    vote.id AS vote_id, seat.round_id, round.name AS round, vote.reviewer, vote.claim_id,
    coalesce(claim.article_id, seat.target) AS article_id, coalesce(claim.kind, vote.kind) AS kind, vote.verdict,
    vote.became, vote.note, vote.ms, vote.at, vote.extra, seat.again,
    (SELECT max(decision_vote.decision_id) FROM decision_vote WHERE decision_vote.vote_id = vote.id) AS decision_id
FROM vote
JOIN seat ON seat.id = vote.seat_id
JOIN round ON round.id = seat.round_id
LEFT JOIN claim ON claim.id = vote.claim_id
WHERE round.closed_at IS NOT NULL
