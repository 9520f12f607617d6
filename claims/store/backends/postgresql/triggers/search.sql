-- The search follows the rows.
CREATE OR REPLACE FUNCTION claims_search_sentence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO sentence_search (id, words)
    SELECT NEW.id, claims_words(substr(text, NEW.char_start + 1, NEW.char_end - NEW.char_start))
    FROM article WHERE id = NEW.article_id
    ON CONFLICT (id) DO UPDATE SET words = excluded.words;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION claims_search_quote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed integer := CASE WHEN TG_OP = 'DELETE' THEN OLD.claim_id ELSE NEW.claim_id END;
BEGIN
    DELETE FROM quote_search WHERE id = changed;
    INSERT INTO quote_search (id, words)
    SELECT claim.id, claims_words(string_agg(
        substr(article.text, span.char_start + 1, span.char_end - span.char_start), ' … ' ORDER BY span.ordinal
    ))
    FROM claim
    JOIN article ON article.id = claim.article_id
    JOIN span ON span.claim_id = claim.id AND span.role = 'content'
    WHERE claim.id = changed AND claim.kind = 'quote'
    GROUP BY claim.id;
    RETURN NULL;
END $$;

CREATE TRIGGER claims_sentence_words AFTER INSERT OR UPDATE ON sentence FOR EACH ROW
EXECUTE FUNCTION claims_search_sentence();

CREATE TRIGGER claims_content_insert AFTER INSERT ON span FOR EACH ROW WHEN (NEW.role = 'content')
EXECUTE FUNCTION claims_search_quote();

CREATE TRIGGER claims_content_update AFTER UPDATE ON span FOR EACH ROW WHEN (NEW.role = 'content' OR OLD.role = 'content')
EXECUTE FUNCTION claims_search_quote();

CREATE TRIGGER claims_content_delete AFTER DELETE ON span FOR EACH ROW WHEN (OLD.role = 'content')
EXECUTE FUNCTION claims_search_quote();
