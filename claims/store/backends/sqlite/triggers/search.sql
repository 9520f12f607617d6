-- The search indexes follow the rows. An index over external content must be told the old words to forget them,
-- so it is told before the change, while the view still has them.

CREATE TRIGGER claims_sentence_insert AFTER INSERT ON sentence
BEGIN
    INSERT INTO sentence_search (rowid, text)
    SELECT sentence_id, text FROM sentences WHERE sentence_id = NEW.id;
END;

CREATE TRIGGER claims_sentence_before BEFORE UPDATE ON sentence
BEGIN
    INSERT INTO sentence_search (sentence_search, rowid, text)
    SELECT 'delete', sentence_id, text FROM sentences WHERE sentence_id = OLD.id;
END;

CREATE TRIGGER claims_sentence_after AFTER UPDATE ON sentence
BEGIN
    INSERT INTO sentence_search (rowid, text)
    SELECT sentence_id, text FROM sentences WHERE sentence_id = NEW.id;
END;

CREATE TRIGGER claims_sentence_delete BEFORE DELETE ON sentence
BEGIN
    INSERT INTO sentence_search (sentence_search, rowid, text)
    SELECT 'delete', sentence_id, text FROM sentences WHERE sentence_id = OLD.id;
END;

CREATE TRIGGER claims_content_before_insert BEFORE INSERT ON span WHEN NEW.role = 'content'
BEGIN
    INSERT INTO quote_search (quote_search, rowid, content)
    SELECT 'delete', claim_id, content FROM quotes WHERE claim_id = NEW.claim_id AND content IS NOT NULL;
END;

CREATE TRIGGER claims_content_after_insert AFTER INSERT ON span WHEN NEW.role = 'content'
BEGIN
    INSERT INTO quote_search (rowid, content)
    SELECT claim_id, content FROM quotes WHERE claim_id = NEW.claim_id;
END;

CREATE TRIGGER claims_content_before_update BEFORE UPDATE ON span WHEN OLD.role = 'content'
BEGIN
    INSERT INTO quote_search (quote_search, rowid, content)
    SELECT 'delete', claim_id, content FROM quotes WHERE claim_id = OLD.claim_id;
END;

CREATE TRIGGER claims_content_after_update AFTER UPDATE ON span WHEN NEW.role = 'content'
BEGIN
    INSERT INTO quote_search (rowid, content)
    SELECT claim_id, content FROM quotes WHERE claim_id = NEW.claim_id;
END;

CREATE TRIGGER claims_content_before_delete BEFORE DELETE ON span WHEN OLD.role = 'content'
BEGIN
    INSERT INTO quote_search (quote_search, rowid, content)
    SELECT 'delete', claim_id, content FROM quotes WHERE claim_id = OLD.claim_id;
END;

CREATE TRIGGER claims_content_after_delete AFTER DELETE ON span WHEN OLD.role = 'content'
BEGIN
    INSERT INTO quote_search (rowid, content)
    SELECT claim_id, content FROM quotes WHERE claim_id = OLD.claim_id AND content IS NOT NULL;
END;
