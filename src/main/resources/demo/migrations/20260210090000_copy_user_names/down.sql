-- full_name still holds every name, and the trigger does not carry an emptied one over
UPDATE users SET name = NULL;
