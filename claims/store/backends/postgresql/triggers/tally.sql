-- The tally of the rules follows the claims, so that nobody has to count a million of them.
CREATE OR REPLACE FUNCTION claims_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO rule_tally_delta
        VALUES (OLD.rule, OLD.kind, OLD.status, -1, -CAST(round(OLD.confidence * 1000000) AS bigint));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO rule_tally_delta
        VALUES (NEW.rule, NEW.kind, NEW.status, 1, CAST(round(NEW.confidence * 1000000) AS bigint));
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER claims_tally_insert AFTER INSERT ON claim FOR EACH ROW EXECUTE FUNCTION claims_tally();

CREATE TRIGGER claims_tally_update AFTER UPDATE OF rule, kind, status, confidence ON claim FOR EACH ROW
WHEN (NEW.status <> OLD.status OR NEW.confidence <> OLD.confidence OR NEW.rule <> OLD.rule OR NEW.kind <> OLD.kind)
EXECUTE FUNCTION claims_tally();

CREATE TRIGGER claims_tally_delete AFTER DELETE ON claim FOR EACH ROW EXECUTE FUNCTION claims_tally();
