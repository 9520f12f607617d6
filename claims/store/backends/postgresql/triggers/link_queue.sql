-- An article waits to be brought together with the others when it is new, and for new keys when a person changed
-- what they are made of: who is named and how, who takes part, and when.
CREATE OR REPLACE FUNCTION claims_queue_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO link_queue (article_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION claims_queue_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO link_queue (article_id, rekey_only) VALUES (NEW.article_id, 1) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION claims_queue_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO link_queue (article_id, rekey_only)
    SELECT article_id, 1 FROM claim WHERE id = NEW.claim_id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER claims_link_queue_article AFTER INSERT ON article FOR EACH ROW
EXECUTE FUNCTION claims_queue_article();

CREATE TRIGGER claims_link_queue_actor AFTER INSERT ON actor FOR EACH ROW WHEN (NEW.article_id IS NOT NULL)
EXECUTE FUNCTION claims_queue_keys();

CREATE TRIGGER claims_link_queue_name AFTER UPDATE OF name, kind ON actor FOR EACH ROW
WHEN (NEW.article_id IS NOT NULL AND (NEW.name <> OLD.name OR NEW.kind <> OLD.kind))
EXECUTE FUNCTION claims_queue_keys();

CREATE TRIGGER claims_link_queue_participant AFTER UPDATE ON participant FOR EACH ROW
WHEN (NEW.resolved_actor_id IS DISTINCT FROM OLD.resolved_actor_id)
EXECUTE FUNCTION claims_queue_claim();

CREATE TRIGGER claims_link_queue_date AFTER UPDATE OF date_from, date_to ON claim FOR EACH ROW
WHEN (NEW.date_from IS DISTINCT FROM OLD.date_from OR NEW.date_to IS DISTINCT FROM OLD.date_to)
EXECUTE FUNCTION claims_queue_keys();
