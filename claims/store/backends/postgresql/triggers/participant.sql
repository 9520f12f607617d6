-- The actor of a participant: the one a person or a rule set, else the mention's. Kept in a column of its own,
-- because "what did this actor say" must find it by an index.
CREATE OR REPLACE FUNCTION claims_resolve_participant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.resolved_actor_id := coalesce(NEW.actor_id, (SELECT actor_id FROM mention WHERE id = NEW.mention_id));
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION claims_resolve_mention() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE participant SET resolved_actor_id = coalesce(actor_id, NEW.actor_id) WHERE mention_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER claims_participant_insert BEFORE INSERT ON participant FOR EACH ROW
EXECUTE FUNCTION claims_resolve_participant();

CREATE TRIGGER claims_participant_update BEFORE UPDATE OF actor_id, mention_id ON participant FOR EACH ROW
EXECUTE FUNCTION claims_resolve_participant();

CREATE TRIGGER claims_mention_actor AFTER UPDATE OF actor_id ON mention FOR EACH ROW
EXECUTE FUNCTION claims_resolve_mention();
