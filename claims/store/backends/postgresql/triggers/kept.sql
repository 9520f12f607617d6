-- What is written once and never changed, by anybody who can reach the database: texts, proposals, decisions, votes.
CREATE OR REPLACE FUNCTION claims_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER claims_decision_update BEFORE UPDATE ON decision FOR EACH ROW
EXECUTE FUNCTION claims_refuse('a decision is never changed; take another one, or undo it');

CREATE TRIGGER claims_decision_delete BEFORE DELETE ON decision FOR EACH ROW
EXECUTE FUNCTION claims_refuse('a decision is never deleted; undo it');

CREATE TRIGGER claims_proposal_update BEFORE UPDATE ON proposal FOR EACH ROW
EXECUTE FUNCTION claims_refuse('a proposal is kept as the extractor made it');

CREATE TRIGGER claims_proposal_delete BEFORE DELETE ON proposal FOR EACH ROW
EXECUTE FUNCTION claims_refuse('a proposal is kept for ever');

CREATE TRIGGER claims_article_text BEFORE UPDATE OF text, sha256 ON article FOR EACH ROW
EXECUTE FUNCTION claims_refuse('the text of an article is never changed; every offset refers to it');

-- A database of an older revision has no votes yet.
DO $$
BEGIN
    IF to_regclass('vote') IS NOT NULL THEN
        CREATE TRIGGER claims_vote_update BEFORE UPDATE ON vote FOR EACH ROW
        EXECUTE FUNCTION claims_refuse('a vote is never changed; it is what decisions rest on');
        CREATE TRIGGER claims_vote_delete BEFORE DELETE ON vote FOR EACH ROW
        EXECUTE FUNCTION claims_refuse('a vote is never deleted; it is what decisions rest on');
    END IF;
END $$;
