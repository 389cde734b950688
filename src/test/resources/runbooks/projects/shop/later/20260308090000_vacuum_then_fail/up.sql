VACUUM orders;
ALTER TABLE ordres ADD COLUMN paid_at timestamptz;
