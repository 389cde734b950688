-- Renaming full_name to name, 2 of 4: the rows that were there before the trigger.
UPDATE users SET name = full_name WHERE name IS NULL;
