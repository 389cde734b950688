-- The drift watch. By hand, as a superuser: psql -v watch=lockstep_watch -f watch.sql, with $body$
-- replaced by the text of watch-function.sql between dollar quotes.

CREATE TABLE IF NOT EXISTS :"watch".object_change (
    seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    command     text NOT NULL,
    kind        text,
    object      text,
    by_lockstep boolean NOT NULL,
    login       text NOT NULL,
    acting_as   text,
    application text,
    client      text,
    pid         integer NOT NULL
);

CREATE OR REPLACE FUNCTION :"watch".note_change() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10ms'
AS $body$;

REVOKE ALL ON FUNCTION :"watch".note_change() FROM PUBLIC;
DROP EVENT TRIGGER IF EXISTS :"made";
DROP EVENT TRIGGER IF EXISTS :"dropped";
CREATE EVENT TRIGGER :"made" ON ddl_command_end EXECUTE FUNCTION :"watch".note_change();
CREATE EVENT TRIGGER :"dropped" ON sql_drop EXECUTE FUNCTION :"watch".note_change();
