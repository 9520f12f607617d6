-- Who has written how often: see claims/store/backends/postgresql/sessions.py.
CREATE TABLE IF NOT EXISTS claims_activity (
    writer text PRIMARY KEY, writes bigint NOT NULL, at timestamptz NOT NULL DEFAULT now()
);

-- What lies over the tables, as a number that changes with any of the files it is made from.
CREATE TABLE IF NOT EXISTS claims_layout (fingerprint bigint NOT NULL);
