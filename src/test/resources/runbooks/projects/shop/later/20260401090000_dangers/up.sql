ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0);
-- lockstep: accept set-not-null-scans because "few customers"
ALTER TABLE customers ALTER COLUMN name SET NOT NULL;
ALTER TABLE customers RENAME COLUMN email TO address;
