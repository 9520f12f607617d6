-- How far the review of each article is.
--
-- article_id (integer): the article
-- title: its title
-- publisher: the outlet
-- claims (integer): how many claims it makes, withdrawn ones left out
-- new (integer): how many nobody has decided
-- confirmed (integer): how many were confirmed
-- corrected (integer): how many were corrected
-- rejected (integer): how many were rejected
-- disputed (integer): how many are disputed
-- accepted (integer): how many an audit let be accepted unread
-- flagged (integer): how many reviewed ones want another look
-- share_done (real): share of claims decided on, 0 to 1; NULL where there are none
-- example: SELECT title, new FROM progress WHERE new > 0 ORDER BY new DESC

/* count(id) and not count(*): DuckDB gives that back to SQLite under a name that SQLite lacks. */
SELECT
    article.id AS article_id, article.title, article.publisher,
    (SELECT count(id) FROM claim WHERE article_id = article.id AND status <> 'withdrawn') AS claims,
    (SELECT count(id) FROM claim WHERE article_id = article.id AND status = 'new') AS new,
    (SELECT count(id) FROM claim WHERE article_id = article.id AND status = 'confirmed') AS confirmed,
    (SELECT count(id) FROM claim WHERE article_id = article.id AND status = 'corrected') AS corrected,
    (SELECT count(id) FROM claim WHERE article_id = article.id AND status = 'rejected') AS rejected,
    (SELECT count(id) FROM claim WHERE article_id = article.id AND status = 'disputed') AS disputed,
    (SELECT count(id) FROM claim WHERE article_id = article.id AND status = 'accepted') AS accepted,
    (SELECT count(flag) FROM claim WHERE article_id = article.id) AS flagged,
    (
        SELECT round(avg(CASE WHEN status <> 'new' THEN 1.0 ELSE 0.0 END), 3)
        FROM claim WHERE article_id = article.id AND status <> 'withdrawn'
    ) AS share_done
FROM article
