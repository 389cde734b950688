ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE ordres ADD COLUMN paid_at timestamptz;
