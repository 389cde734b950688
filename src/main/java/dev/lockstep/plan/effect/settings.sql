-- Where a relation without a schema would be made, and whether this session's time is UTC, which lets
-- timestamps change their type without changing a byte.
SELECT coalesce(pg_catalog.current_schema()::text, '') AS schema,
       upper(pg_catalog.current_setting('TimeZone'))
           IN ('UTC', 'GMT', 'ETC/UTC', 'ETC/GMT', 'UCT', 'ZULU', 'UNIVERSAL') AS utc
