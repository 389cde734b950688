-- a table that is not there
ALTER TABLE userz ADD COLUMN avatar text;
