-- Lockstep's own tables, version 2: what the server said of the statement that ended a run.

ALTER TABLE :"schema".migration_run ADD COLUMN IF NOT EXISTS failure jsonb;
