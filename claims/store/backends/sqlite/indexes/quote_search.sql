CREATE VIRTUAL TABLE quote_search USING fts5(
    content, content='quotes', content_rowid='claim_id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
