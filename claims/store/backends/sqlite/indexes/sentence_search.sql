CREATE VIRTUAL TABLE sentence_search USING fts5(
    text, content='sentences', content_rowid='sentence_id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
