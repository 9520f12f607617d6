-- Every article, with what is known about it.
--
-- article_id (integer): the article
-- title: its title, where one was given or found
-- publisher: the outlet that published it
-- agency: the wire agency whose copy it is
-- author: who wrote it, as given
-- url: where it was published
-- language: language code, such as en
-- published_from (date): first day on which it may have been published (YYYY-MM-DD)
-- published_to (date): last day on which it may have been published
-- published_basis: how that is known: given, metadata, stated, dateline, inferred or unknown
-- origin: the file it was read from
-- metadata (json): whatever else came with it, as JSON
-- story_id (integer): the story it tells; the view stories has it
-- supersedes_id (integer): the earlier version of the same article
-- text: the whole text; all offsets count its characters from 0
-- example: SELECT title, publisher, published_from FROM articles ORDER BY published_from

SELECT
    id AS article_id, title, publisher, agency, author, url, language,
    published_from, published_to, published_basis, origin, metadata,
    coalesce(story_id, id) AS story_id, supersedes_id, text
FROM article
