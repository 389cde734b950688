-- Where the sequences stand that we may read.
SELECT s.schemaname || '.' || s.sequencename AS name,
       coalesce(s.last_value::text, '') AS value
FROM pg_catalog.pg_sequences s
