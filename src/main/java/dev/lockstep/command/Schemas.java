package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schemas that {@code reset} empties: what is in them, and how they are made again. */
final class Schemas {
    private final List<Schema> found;

    private Schemas(List<Schema> found) {
        this.found = found;
    }

    private record Schema(
            String name,
            String owner,
            @Nullable String comment,
            List<String> grants,
            List<String> tables,
            List<String> others) {}

    /** Those of these names that are there. */
    static Schemas of(Session session, List<String> names) {
        List<Schema> found = new ArrayList<>();
        for (String name : names) {
            found.addAll(session.query(Sql.of(Resource.text("schemas.sql"), name), Schemas::read));
        }
        return new Schemas(found);
    }

    private static Schema read(Row row) {
        return new Schema(
                row.text("name"),
                row.text("owner"),
                row.textOrNull("comment"),
                row.texts("grants"),
                row.texts("tables"),
                row.texts("others"));
    }

    List<String> names() {
        return found.stream().map(Schema::name).toList();
    }

    /** One line a schema, with what goes with it. */
    String contents() {
        if (found.isEmpty()) {
            return "  nothing: its schemas are not there";
        }
        List<String> lines = new ArrayList<>();
        for (Schema schema : found) {
            int count = schema.tables().size();
            String tables =
                    count == 0
                            ? "no tables"
                            : count
                                    + (count == 1 ? " table: " : " tables: ")
                                    + String.join(", ", schema.tables());
            String others =
                    schema.others().isEmpty() ? "" : "; " + String.join(", ", schema.others());
            lines.add("  schema " + schema.name() + ": " + tables + others);
        }
        return String.join("\n", lines);
    }

    /**
     * Drops them with all that is in them, in one transaction; all but the journal's are made again
     * with the owner, the rights and the comment that they had.
     */
    void drop(Session session, String journal) {
        try {
            session.execute("BEGIN");
            for (Schema schema : found) {
                session.execute("DROP SCHEMA " + Quote.identifier(schema.name()) + " CASCADE");
                if (!schema.name().equals(journal)) {
                    remake(session, schema);
                }
            }
            session.execute("COMMIT");
        } catch (ServerException e) {
            session.execute("ROLLBACK");
            throw new FailureException(
                    new Failure.ServerRefused(
                            e.error(),
                            null,
                            "everything was rolled back: the database is as before",
                            "reset needs to own what it drops"));
        }
    }

    private static void remake(Session session, Schema schema) {
        String name = Quote.identifier(schema.name());
        session.execute("CREATE SCHEMA " + name);
        if (!schema.owner().equals(session.facts().user())) {
            session.execute(
                    "ALTER SCHEMA " + name + " OWNER TO " + Quote.identifier(schema.owner()));
        }
        for (String grant : schema.grants()) {
            session.execute(grant);
        }
        if (schema.comment() != null) {
            session.execute("COMMENT ON SCHEMA " + name + " IS " + Quote.literal(schema.comment()));
        }
    }
}
