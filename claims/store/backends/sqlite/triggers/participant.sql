-- The actor of a participant: the one a person or a rule set, else the mention's. Kept in a column of its own,
-- because "what did this actor say" must find it by an index.

CREATE TRIGGER claims_participant_insert AFTER INSERT ON participant
WHEN NEW.resolved_actor_id IS NOT coalesce(NEW.actor_id, (SELECT actor_id FROM mention WHERE id = NEW.mention_id))
BEGIN
    UPDATE participant
    SET resolved_actor_id = coalesce(NEW.actor_id, (SELECT actor_id FROM mention WHERE id = NEW.mention_id))
    WHERE claim_id = NEW.claim_id AND role = NEW.role AND ordinal = NEW.ordinal;
END;

CREATE TRIGGER claims_participant_update AFTER UPDATE OF actor_id, mention_id ON participant
BEGIN
    UPDATE participant
    SET resolved_actor_id = coalesce(NEW.actor_id, (SELECT actor_id FROM mention WHERE id = NEW.mention_id))
    WHERE claim_id = NEW.claim_id AND role = NEW.role AND ordinal = NEW.ordinal;
END;

CREATE TRIGGER claims_mention_actor AFTER UPDATE OF actor_id ON mention
BEGIN
    UPDATE participant SET resolved_actor_id = coalesce(actor_id, NEW.actor_id) WHERE mention_id = NEW.id;
END;
