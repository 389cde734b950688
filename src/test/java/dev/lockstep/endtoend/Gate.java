package dev.lockstep.endtoend;

import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.Waiting;

/**
 * A statement, {@code SELECT testing.pass()}, that goes on only when the gate is open: a moment to
 * do something to whoever runs it.
 */
record Gate(PgDatabase database) {
    static Gate closed(PgDatabase database) {
        database.execute(
                """
                CREATE SCHEMA testing;
                CREATE TABLE testing.gate (is_open boolean);
                INSERT INTO testing.gate VALUES (false);
                CREATE FUNCTION testing.pass() RETURNS void LANGUAGE plpgsql AS $$
                BEGIN
                  WHILE NOT (SELECT is_open FROM testing.gate) LOOP
                    PERFORM pg_sleep(0.05);
                  END LOOP;
                END $$;
                """);
        return new Gate(database);
    }

    void open() {
        database.execute("UPDATE testing.gate SET is_open = true");
    }

    /** Waits until somebody stands before it. */
    void awaitSomebody() {
        Waiting.until("somebody at the gate", () -> somebody().equals("1"));
    }

    /** Waits until nobody stands before it any more. */
    void awaitNobody() {
        Waiting.until("nobody at the gate", () -> somebody().equals("0"));
    }

    private String somebody() {
        return database.value(
                "SELECT count(*) FROM pg_stat_activity WHERE state = 'active'"
                        + " AND pid <> pg_backend_pid() AND query LIKE '%testing.pass()%'"
                        + " AND datname = current_database()");
    }
}
