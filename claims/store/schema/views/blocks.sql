-- Every stretch of an article by its use, with its text, and author and time where it has its own.
--
-- article_id (integer): the article it stands in
-- ordinal (integer): its place in the article, from 0
-- kind: title, body, post (of a social medium), entry (of a live report), turn (of a talk), question, answer, caption, byline, dateline, or chrome (site furniture)
-- author: who wrote, spoke or pictured it, where the page says so
-- time: when that was, as a TIMEX3 value (2021-03-03, 2024-06-13T10:42), where the page says so
-- char_start (integer): where it begins in the article's text
-- char_end (integer): where it ends; the character there is no longer part of it
-- text: the words
-- example: SELECT author, time, text FROM blocks WHERE kind IN ('post', 'entry') ORDER BY time

SELECT
    block.article_id, block.ordinal, block.kind, block.author, block.time, block.char_start, block.char_end,
    substr(article.text, block.char_start + 1, block.char_end - block.char_start) AS text
FROM block
JOIN article ON article.id = block.article_id
