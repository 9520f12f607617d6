-- The tally of the rules follows the claims, so that nobody has to count a million of them.

CREATE TRIGGER claims_tally_insert AFTER INSERT ON claim
BEGIN
    INSERT INTO rule_tally (rule, kind, status, claims, confidence)
    VALUES (NEW.rule, NEW.kind, NEW.status, 1, CAST(round(NEW.confidence * 1000000) AS INTEGER))
    ON CONFLICT DO UPDATE SET claims = claims + 1, confidence = confidence + excluded.confidence;
END;

CREATE TRIGGER claims_tally_update AFTER UPDATE OF rule, kind, status, confidence ON claim
WHEN NEW.status <> OLD.status OR NEW.confidence <> OLD.confidence OR NEW.rule <> OLD.rule OR NEW.kind <> OLD.kind
BEGIN
    UPDATE rule_tally
    SET claims = claims - 1, confidence = confidence - CAST(round(OLD.confidence * 1000000) AS INTEGER)
    WHERE rule = OLD.rule AND kind = OLD.kind AND status = OLD.status;
    INSERT INTO rule_tally (rule, kind, status, claims, confidence)
    VALUES (NEW.rule, NEW.kind, NEW.status, 1, CAST(round(NEW.confidence * 1000000) AS INTEGER))
    ON CONFLICT DO UPDATE SET claims = claims + 1, confidence = confidence + excluded.confidence;
    DELETE FROM rule_tally WHERE rule = OLD.rule AND kind = OLD.kind AND status = OLD.status AND claims = 0;
END;

CREATE TRIGGER claims_tally_delete AFTER DELETE ON claim
BEGIN
    UPDATE rule_tally
    SET claims = claims - 1, confidence = confidence - CAST(round(OLD.confidence * 1000000) AS INTEGER)
    WHERE rule = OLD.rule AND kind = OLD.kind AND status = OLD.status;
    DELETE FROM rule_tally WHERE rule = OLD.rule AND kind = OLD.kind AND status = OLD.status AND claims = 0;
END;
