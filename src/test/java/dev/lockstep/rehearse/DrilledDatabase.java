package dev.lockstep.rehearse;

import dev.lockstep.ledger.History;
import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.Ledgers;
import dev.lockstep.model.Outcome.DrillReport;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.Session;
import java.util.List;

/** A live database beside which drills are held: its content, catalog and rows, as text. */
final class DrilledDatabase {
    private DrilledDatabase() {}

    static DrillReport drill(
            RehearsalBench bench, Session session, ConnectionTarget target, DrillWish wish) {
        return drill(bench.request(session, target), wish);
    }

    static DrillReport drill(ShadowRequest request, DrillWish wish) {
        History history =
                History.read(
                        request.live(),
                        Ledgers.of("native", "lockstep", null),
                        new Journal("lockstep"));
        MigrationStates states =
                MigrationStates.of(request.project(), history.entries(), history.unfinished());
        return new DrillRun(request, states, wish).run();
    }

    /** The catalogs that migrations change, and every row of every table, ours too. */
    static String content(Session session) {
        StringBuilder content = new StringBuilder();
        for (String catalog :
                List.of("pg_class", "pg_attribute", "pg_constraint", "pg_index", "pg_namespace")) {
            String columns =
                    catalog.equals("pg_class")
                            ? "oid, relname, relnamespace, relfilenode, relkind, relacl"
                            : "t";
            content.append(
                    value(session, "(SELECT " + columns + " FROM pg_catalog." + catalog + " t)"));
        }
        for (List<String> table :
                session
                        .select(
                                "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename)"
                                        + " FROM pg_tables WHERE schemaname NOT IN"
                                        + " ('pg_catalog', 'information_schema') ORDER BY 1",
                                1000)
                        .rows()
                        .stream()
                        .map(row -> List.of(String.valueOf(row.getFirst())))
                        .toList()) {
            content.append(table.getFirst()).append(value(session, table.getFirst()));
        }
        return content.toString();
    }

    private static String value(Session session, String from) {
        return session.select(
                        "SELECT count(*) || ' ' || coalesce(md5(string_agg(r::text, ',' ORDER BY"
                                + " r::text)), '') FROM "
                                + from
                                + " AS r",
                        1)
                .rows()
                .toString();
    }
}
