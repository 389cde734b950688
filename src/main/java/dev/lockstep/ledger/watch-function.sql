
DECLARE
    -- a run of Lockstep holds its advisory lock; a name that a session gives itself proves nothing
    ours boolean := EXISTS (
        SELECT FROM pg_catalog.pg_locks held
        WHERE held.pid = pg_catalog.pg_backend_pid() AND held.locktype = 'advisory'
          AND held.granted AND held.mode = 'ExclusiveLock' AND held.objsubid = 1
          AND held.classid = 1819239275 AND held.objid = 1937007984);
    acting text := nullif(nullif(pg_catalog.current_setting('role', true), 'none'), session_user);
    application text := nullif(pg_catalog.current_setting('application_name', true), '');
BEGIN
    -- what was done and to what, never the statement: it may hold a password
    IF TG_EVENT = 'sql_drop' THEN
        INSERT INTO :"watch".object_change
            (command, kind, object, by_lockstep, login, acting_as, application, client, pid)
        SELECT TG_TAG, gone.object_type, gone.object_identity, ours, session_user, acting,
               application, pg_catalog.host(pg_catalog.inet_client_addr()),
               pg_catalog.pg_backend_pid()
        FROM pg_catalog.pg_event_trigger_dropped_objects() gone
        WHERE NOT gone.is_temporary
          AND (gone.original OR gone.object_type IN ('table', 'view', 'materialized view',
                                                     'foreign table', 'function', 'procedure'))
        LIMIT 1000;
    ELSIF TG_TAG NOT IN ('REFRESH MATERIALIZED VIEW', 'REINDEX') THEN
        INSERT INTO :"watch".object_change
            (command, kind, object, by_lockstep, login, acting_as, application, client, pid)
        SELECT made.command_tag, made.object_type, made.object_identity, ours, session_user, acting,
               application, pg_catalog.host(pg_catalog.inet_client_addr()),
               pg_catalog.pg_backend_pid()
        FROM pg_catalog.pg_event_trigger_ddl_commands() made
        WHERE NOT made.in_extension AND made.schema_name IS DISTINCT FROM 'pg_temp'
        LIMIT 1000;
    END IF;
EXCEPTION WHEN OTHERS THEN
    NULL; -- not noting it is better than keeping somebody from it
END
