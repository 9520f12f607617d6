-- The words of sentences and quotes. Both follow the rows by triggers (triggers/search.sql).
CREATE TABLE IF NOT EXISTS sentence_search (
    id integer PRIMARY KEY REFERENCES sentence ON DELETE CASCADE DEFERRABLE, words tsvector NOT NULL
);
CREATE INDEX IF NOT EXISTS ix_sentence_search_words ON sentence_search USING gin (words);

CREATE TABLE IF NOT EXISTS quote_search (
    id integer PRIMARY KEY REFERENCES claim ON DELETE CASCADE DEFERRABLE, words tsvector NOT NULL
);
CREATE INDEX IF NOT EXISTS ix_quote_search_words ON quote_search USING gin (words);

CREATE OR REPLACE FUNCTION claims_fill_search() RETURNS void LANGUAGE sql AS $$
    DELETE FROM sentence_search;
    INSERT INTO sentence_search (id, words)
    SELECT sentence_id, claims_words(text) FROM sentences;
    DELETE FROM quote_search;
    INSERT INTO quote_search (id, words)
    SELECT claim_id, claims_words(content) FROM quotes WHERE content IS NOT NULL;
$$;

CREATE OR REPLACE FUNCTION claims_fill_tally() RETURNS void LANGUAGE sql AS $$
    DELETE FROM rule_tally_delta;
    INSERT INTO rule_tally_delta (rule, kind, status, claims, confidence)
    SELECT rule, kind, status, count(*), sum(CAST(round(confidence * 1000000) AS bigint))
    FROM claim
    GROUP BY rule, kind, status;
$$;
