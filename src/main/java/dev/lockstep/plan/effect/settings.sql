-- Where a relation without a schema would be made, and whether this session's time is UTC, which lets
-- timestamps change their type without changing a byte. Standbys are those who are sent the WAL itself:
-- not subscribers, not a backup on its way. Who may not read more sees these rows without their states.
SELECT coalesce(pg_catalog.current_schema()::text, '') AS schema,
       upper(pg_catalog.current_setting('TimeZone'))
           IN ('UTC', 'GMT', 'ETC/UTC', 'ETC/GMT', 'UCT', 'ZULU', 'UNIVERSAL') AS utc,
       EXISTS (SELECT FROM pg_catalog.pg_stat_replication r
               WHERE coalesce(r.state, '') <> 'backup'
                 AND NOT EXISTS (SELECT FROM pg_catalog.pg_replication_slots s
                                 WHERE s.active_pid = r.pid AND s.slot_type = 'logical')) AS standbys
