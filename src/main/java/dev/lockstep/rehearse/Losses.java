package dev.lockstep.rehearse;

import dev.lockstep.plan.Plan;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.ObjectShape.DropObjects;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableShape.AlterTable;
import dev.lockstep.sql.TableShape.Truncate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the statements of a plan would lose, counted where it can be counted without hurting: under
 * limits of the server, and by its statistics where a table is large.
 */
public final class Losses {
    private static final String LIMIT_MS = "2000";
    private static final long BUDGET_NANOS = 8_000_000_000L;

    /** A larger one is not read, but guessed by what ANALYZE saw. */
    private static final long COUNTED_ROWS = 2_000_000;

    private final Session session;
    private final long began = System.nanoTime();
    private final Set<String> lines = new LinkedHashSet<>();

    private Losses(Session session) {
        this.session = session;
    }

    /**
     * Of tables and columns that are dropped or emptied and hold anything: {@code drops 1,204,331
     * values of users.name}.
     *
     * @param session on the database where the plan would run, in no transaction
     */
    public static List<String> of(Session session, Plan plan) {
        Losses losses = new Losses(session);
        for (Plan.Run run : plan.runs()) {
            for (Statement statement : run.script().statements()) {
                losses.look(statement.shape());
            }
        }
        return List.copyOf(losses.lines);
    }

    private void look(StatementShape shape) {
        switch (shape) {
            case DropObjects drop when drop.object().equals("TABLE") ->
                    drop.names().forEach(table -> rows("drops table " + table, table));
            case DropObjects drop when drop.object().equals("SCHEMA") ->
                    drop.names().forEach(schema -> schema(schema.name()));
            case Truncate truncate ->
                    truncate.relations().forEach(table -> rows("empties " + table, table));
            case AlterTable alter ->
                    alter.actions().stream()
                            .filter(TableAction.DropColumn.class::isInstance)
                            .map(TableAction.DropColumn.class::cast)
                            .forEach(drop -> values(alter.relation(), drop.column()));
            default -> {}
        }
    }

    private void rows(String what, RelationName table) {
        Counted counted = count(table, "*", "1");
        if (counted.count != 0) {
            lines.add(what + ": " + counted.words("row"));
        }
    }

    private void values(RelationName table, String column) {
        Counted counted =
                count(
                        table,
                        Quote.identifier(column),
                        "1 - coalesce((SELECT max(s.null_frac) FROM pg_catalog.pg_stats s"
                                + " JOIN pg_catalog.pg_namespace n ON n.nspname = s.schemaname"
                                + " WHERE n.oid = relnamespace AND s.tablename = relname"
                                + " AND s.attname = "
                                + Quote.literal(column)
                                + "), 0)");
        if (counted.count != 0) {
            lines.add("drops " + counted.words("value") + " of " + table + "." + column);
        }
    }

    private void schema(String name) {
        List<Long> tables =
                ask(
                        Sql.of(
                                "SELECT count(*) AS count FROM pg_catalog.pg_class c WHERE c.relkind IN"
                                        + " ('r', 'p', 'm') AND c.relnamespace ="
                                        + " pg_catalog.to_regnamespace(?)",
                                Quote.identifier(name)));
        if (!tables.isEmpty() && tables.getFirst() != 0) {
            long count = tables.getFirst();
            lines.add(
                    "drops schema "
                            + name
                            + " with "
                            + (count == 1 ? "1 table" : count + " tables"));
        }
    }

    /**
     * How many there are.
     *
     * @param count -1 where nobody could say
     */
    private record Counted(long count, boolean exact) {
        String words(String what) {
            if (count < 0) {
                return "all " + what + "s (not counted)";
            }
            String number = String.format(Locale.ROOT, "%,d %s", count, what);
            return (exact ? "" : "about ") + number + (count == 1 ? "" : "s");
        }
    }

    private Counted count(RelationName table, String what, String share) {
        String written = written(table);
        String guess =
                "SELECT (greatest(reltuples, 0) * ("
                        + share
                        + "))::bigint AS count FROM pg_catalog.pg_class WHERE oid ="
                        + " pg_catalog.to_regclass(?) AND relkind IN ('r', 'p', 'm', 'f')";
        List<Long> guessed = ask(Sql.of(guess, written));
        if (guessed.isEmpty()) {
            return new Counted(0, true); // it is not there: nothing to lose
        }
        if (guessed.getFirst() <= COUNTED_ROWS) {
            List<Long> counted = ask(Sql.of("SELECT count(" + what + ") AS count FROM " + written));
            if (!counted.isEmpty()) {
                return new Counted(counted.getFirst(), true);
            }
        }
        return guessed.getFirst() > 0
                ? new Counted(guessed.getFirst(), false)
                : new Counted(-1, false);
    }

    private static String written(RelationName name) {
        return name.schema() == null
                ? Quote.identifier(name.name())
                : Quote.identifier(name.schema(), name.name());
    }

    /** Nothing where the server refuses, or takes too long. */
    private List<Long> ask(Sql query) {
        if (System.nanoTime() - began > BUDGET_NANOS) {
            return List.of();
        }
        try {
            return session.query(
                    Sql.of("BEGIN READ ONLY")
                            .then(Sql.of("SET LOCAL statement_timeout = " + LIMIT_MS))
                            .then(Sql.of("SET LOCAL lock_timeout = 200"))
                            .then(query),
                    row -> row.bigint("count"));
        } catch (ServerException e) {
            return List.of();
        } finally {
            end();
        }
    }

    private void end() {
        try {
            if (session.isOpen() && session.transactionStatus() != TransactionStatus.IDLE) {
                session.run(Sql.of("ROLLBACK"));
            }
        } catch (ConnectionLostException e) {
            // whoever uses the session next is told
        }
    }
}
