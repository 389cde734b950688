-- Without a default or NOT NULL, a new column touches no row: safe on a table of any size.
ALTER TABLE users ADD COLUMN avatar text;
