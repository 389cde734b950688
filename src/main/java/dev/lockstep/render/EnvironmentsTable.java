package dev.lockstep.render;

import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome.Counts;
import dev.lockstep.model.Outcome.EnvironmentsReport;
import dev.lockstep.model.Outcome.ServerReport;
import dev.lockstep.model.Outcome.StatusReport;
import dev.lockstep.render.Table.Column;

/**
 * Environments beside each other:
 *
 * <pre>
 *  environment  server                       applied  pending  failed  drifted  missing
 *  development  16.4 localhost:5432/dev          415        0       0        0        0
 *  production   16.4 db.internal:5432/app        412        3       0        0        0
 *  spare                                                                                 not connected: ...
 * </pre>
 */
final class EnvironmentsTable {
    private EnvironmentsTable() {}

    static void paint(EnvironmentsReport report, Page page) {
        Table table =
                new Table(
                        Column.left("environment"),
                        Column.spare("server"),
                        Column.right("applied"),
                        Column.right("pending"),
                        Column.right("failed"),
                        Column.right("drifted"),
                        Column.right("missing"),
                        Column.remark("notes"));
        report.environments().forEach(status -> row(status, table));
        page.table(table);
    }

    private static void row(StatusReport status, Table table) {
        Span name = StatusText.environment(status.environment(), status.stage());
        Failure failure = status.failure();
        Span note = failure == null ? Span.EMPTY : Span.error(failure.message());
        ServerReport server = status.server();
        if (server == null) {
            Span none = Span.EMPTY;
            table.row(name, Span.warning("not connected"), none, none, none, none, none, note);
            return;
        }
        String address = server.host() + ":" + server.port() + "/" + server.database();
        Span there = Span.of(server.version() + " " + address);
        Counts counts = status.counts();
        if (counts == null) {
            Span none = Span.EMPTY;
            table.row(name, there, none, none, none, none, none, note);
            return;
        }
        table.row(
                name,
                there,
                Span.of(Sizes.count(counts.applied())),
                Span.of(Sizes.count(counts.pending())),
                alarming(counts.failed()),
                alarming(counts.drifted()),
                alarming(counts.missing()),
                note);
    }

    private static Span alarming(int count) {
        return new Span(Sizes.count(count), count > 0 ? Tone.ERROR : Tone.PLAIN);
    }
}
