-- Every sentence, with its text.
--
-- sentence_id (integer): the sentence
-- article_id (integer): the article it stands in
-- ordinal (integer): its place in the article, from 0
-- char_start (integer): where it begins in the article's text
-- char_end (integer): where it ends; the character there is no longer part of it
-- text: the words
-- example: SELECT text FROM sentences WHERE article_id = 1 ORDER BY ordinal

SELECT
    sentence.id AS sentence_id, sentence.article_id, sentence.ordinal, sentence.char_start, sentence.char_end,
    substr(article.text, sentence.char_start + 1, sentence.char_end - sentence.char_start) AS text
FROM sentence
JOIN article ON article.id = sentence.article_id
