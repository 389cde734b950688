-- Triggers of a table that may wait for the end of the transaction.
SELECT pg_catalog.format('pending: trigger %I of %s%s, %s', t.tgname, t.tgrelid::regclass,
           coalesce((SELECT pg_catalog.format(' for constraint %I, %s', k.conname,
                                pg_catalog.pg_get_constraintdef(k.oid))
                     FROM pg_catalog.pg_constraint k WHERE k.oid = t.tgconstraint), ''),
           CASE WHEN t.tginitdeferred THEN 'initially deferred' ELSE 'deferrable' END) AS line
FROM pg_catalog.pg_trigger t
WHERE t.tgrelid = pg_catalog.to_regclass(?) AND t.tgdeferrable
ORDER BY t.tginitdeferred DESC, t.tgname LIMIT 5
