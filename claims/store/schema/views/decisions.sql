-- Everything that people decided, oldest first; nothing is ever changed or deleted here.
--
-- decision_id (integer): the decision
-- at (timestamp): when, in UTC
-- reviewer: who
-- action: confirm, correct, reject, dispute, reopen, merge, split, undo and so on
-- claim_id (integer): the claim decided on; NULL where it was about something else
-- kind: the kind of that claim
-- article_id (integer): the article of the claim, or the one decided on
-- was (json): what changed, as it was, in JSON
-- became (json): what changed, as it became, in JSON
-- note: why, in the reviewer's words
-- undoes_id (integer): the decision that this one takes back
-- undone (integer): 1 where a later decision took this one back
-- batch: decisions taken, undone and redone as one have the same
-- actor_id (integer): the actor decided on
-- mention_id (integer): the mention decided on
-- example: SELECT reviewer, action, count(*) FROM decisions GROUP BY reviewer, action

SELECT
    decision.id AS decision_id, decision.at, decision.reviewer, decision.action, decision.claim_id, claim.kind,
    coalesce(decision.article_id, claim.article_id) AS article_id, decision.was, decision.became, decision.note,
    decision.undoes_id,
    CASE WHEN later.id IS NULL THEN 0 ELSE 1 END AS undone,
    decision.batch, decision.actor_id, decision.mention_id
FROM decision
LEFT JOIN claim ON claim.id = decision.claim_id
LEFT JOIN decision AS later ON later.undoes_id = decision.id
