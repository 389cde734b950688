package dev.lockstep.command;

import dev.lockstep.command.Workspace.Word;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.Connections;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Sql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tables and columns of the live schema for completion, read on the monitor connection by a thread
 * of its own when somebody asks and they are not known or outdated. Until then the old ones serve.
 */
final class Relations {
    private @Nullable Connections connections;
    private Found found = Found.NOTHING;
    private boolean fresh;
    private boolean reading;

    /** Of another database, or of none. */
    synchronized void of(@Nullable Connections other) {
        connections = other;
        found = Found.NOTHING;
        fresh = false;
        reading = false;
    }

    /** The schema may have changed. */
    synchronized void outdated() {
        fresh = false;
    }

    /** What is known now; begins to read where that is not up to date. */
    synchronized Found known() {
        Connections current = connections;
        if (!fresh && !reading && current != null && current.connected()) {
            reading = true;
            fresh = true;
            Thread.ofPlatform().daemon().name("vocabulary").start(() -> read(current));
        }
        return found;
    }

    private void read(Connections from) {
        Found now = null;
        try {
            List<Line> lines =
                    from.monitor(session ->
                            session.query(Sql.of(Resource.text("relations.sql")), Relations::line));
            now = Found.of(lines);
        } catch (FailureException | ServerException | ConnectionLostException e) {
            // completion without tables is still completion; the next command tells what is wrong
        }
        synchronized (this) {
            if (from.equals(connections)) {
                reading = false;
                found = now == null ? found : now;
            }
        }
    }

    private static Line line(Row row) {
        return new Line(
                row.text("schema"),
                row.text("relation"),
                row.text("qualified"),
                row.text("kind"),
                row.textOrNull("attribute"),
                row.textOrNull("type"));
    }

    private record Line(
            String schema,
            String relation,
            String qualified,
            String kind,
            @Nullable String attribute,
            @Nullable String type) {}

    /**
     * Tables and columns, each with a line that describes it. A table that needs no schema is there
     * twice, with the same line: as it is, and with its schema for who types that first.
     */
    record Found(List<Word> tables, List<Word> columns) {
        static final Found NOTHING = new Found(List.of(), List.of());

        private static Found of(List<Line> lines) {
            Set<Word> tables = new LinkedHashSet<>();
            List<Word> columns = new ArrayList<>();
            for (Line line : lines) {
                String what = line.kind() + " in " + line.schema();
                tables.add(new Word(line.relation(), what));
                tables.add(new Word(line.qualified(), what));
                if (line.attribute() != null) {
                    columns.add(new Word(line.attribute(), line.type() + " of " + line.relation()));
                }
            }
            return new Found(List.copyOf(tables), List.copyOf(columns));
        }
    }
}
