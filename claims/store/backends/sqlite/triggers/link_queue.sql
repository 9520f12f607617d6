-- An article waits to be brought together with the others when it is new, and for new keys when a person changed
-- what they are made of: who is named and how, who takes part, and when.

CREATE TRIGGER claims_link_queue_article AFTER INSERT ON article
BEGIN
    INSERT OR IGNORE INTO link_queue (article_id) VALUES (NEW.id);
END;

CREATE TRIGGER claims_link_queue_actor AFTER INSERT ON actor WHEN NEW.article_id IS NOT NULL
BEGIN
    INSERT OR IGNORE INTO link_queue (article_id, rekey_only) VALUES (NEW.article_id, 1);
END;

CREATE TRIGGER claims_link_queue_name AFTER UPDATE OF name, kind ON actor
WHEN NEW.article_id IS NOT NULL AND (NEW.name <> OLD.name OR NEW.kind <> OLD.kind)
BEGIN
    INSERT OR IGNORE INTO link_queue (article_id, rekey_only) VALUES (NEW.article_id, 1);
END;

CREATE TRIGGER claims_link_queue_participant AFTER UPDATE OF resolved_actor_id ON participant
WHEN NEW.resolved_actor_id IS NOT OLD.resolved_actor_id
BEGIN
    INSERT OR IGNORE INTO link_queue (article_id, rekey_only)
    SELECT article_id, 1 FROM claim WHERE id = NEW.claim_id;
END;

CREATE TRIGGER claims_link_queue_date AFTER UPDATE OF date_from, date_to ON claim
WHEN NEW.date_from IS NOT OLD.date_from OR NEW.date_to IS NOT OLD.date_to
BEGIN
    INSERT OR IGNORE INTO link_queue (article_id, rekey_only) VALUES (NEW.article_id, 1);
END;
