-- Rounds of blind coding, and how far each is.
--
-- round_id (integer): the round
-- name: what it is called
-- unit: claim or article: what one seat is for
-- seats (integer): how many reviewers judge each
-- policy: what is settled without a person: unanimous, majority, or adjudicate for nothing
-- filter: which claims, in the filter language
-- opened_by: who opened it
-- opened_at (timestamp): when, in UTC
-- closed_at (timestamp): when it was closed; NULL while it is open
-- targets (integer): how many claims or articles it has
-- seats_done (integer): how many seats are done
-- seats_left (integer): how many wait or are being worked at
-- example: SELECT name, seats_done, seats_left FROM rounds WHERE closed_at IS NULL

SELECT
    round.id AS round_id, round.name, round.unit, round.seats, round.policy, round.filter, round.opened_by,
    round.opened_at, round.closed_at,
    (SELECT count(DISTINCT seat.target) FROM seat WHERE seat.round_id = round.id) AS targets,
    (SELECT count(seat.id) FROM seat WHERE seat.round_id = round.id AND seat.state = 'done') AS seats_done,
    (
        SELECT count(seat.id) FROM seat WHERE seat.round_id = round.id AND seat.state IN ('open', 'leased')
    ) AS seats_left
FROM round
