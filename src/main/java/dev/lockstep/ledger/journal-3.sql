-- Lockstep's own tables, version 3: how the schema was left, to see later that somebody else
-- changed it.

CREATE TABLE IF NOT EXISTS :"schema".schema_mark (
    seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    marked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    ledger      text NOT NULL,
    fingerprint text NOT NULL,
    marked_by   text NOT NULL,
    note        text NOT NULL
);
