-- What is written once and never changed, by anybody who has the file: texts, proposals, decisions, votes.

CREATE TRIGGER claims_decision_update BEFORE UPDATE ON decision
BEGIN
    SELECT raise(ABORT, 'a decision is never changed; take another one, or undo it');
END;

CREATE TRIGGER claims_decision_delete BEFORE DELETE ON decision
BEGIN
    SELECT raise(ABORT, 'a decision is never deleted; undo it');
END;

CREATE TRIGGER claims_proposal_update BEFORE UPDATE ON proposal
BEGIN
    SELECT raise(ABORT, 'a proposal is kept as the extractor made it');
END;

CREATE TRIGGER claims_proposal_delete BEFORE DELETE ON proposal
BEGIN
    SELECT raise(ABORT, 'a proposal is kept for ever');
END;

CREATE TRIGGER claims_article_text BEFORE UPDATE OF text, sha256 ON article
BEGIN
    SELECT raise(ABORT, 'the text of an article is never changed; every offset refers to it');
END;

CREATE TRIGGER claims_vote_update BEFORE UPDATE ON vote
BEGIN
    SELECT raise(ABORT, 'a vote is never changed; it is what decisions rest on');
END;

CREATE TRIGGER claims_vote_delete BEFORE DELETE ON vote
BEGIN
    SELECT raise(ABORT, 'a vote is never deleted; it is what decisions rest on');
END;
