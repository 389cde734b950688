package dev.lockstep.plan.phase;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.plan.phase.ColumnFacts.Check;
import dev.lockstep.plan.phase.ColumnFacts.ForeignKey;
import dev.lockstep.plan.phase.ColumnFacts.Index;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column from the live catalog. What its indexes and checks become is the server's word: in
 * a transaction that is rolled back an empty temporary table like the real one is altered as the
 * real one never is, and its definitions are read before and after.
 */
final class ColumnReader {
    private static final String PROBE = "pg_temp.lockstep_probe";

    private final Session session;

    ColumnReader(Session session) {
        this.session = session;
    }

    /** A column, and the types of what takes over from it. */
    record Found(ColumnFacts facts, List<Type> types, List<String> notes) {
        Found {
            types = List.copyOf(types);
            notes = List.copyOf(notes);
        }
    }

    /**
     * A type as the server writes it.
     *
     * @param bare without length or precision
     */
    record Type(String full, String bare, String declared) {}

    private record IndexRow(
            String name,
            boolean unique,
            boolean valid,
            String tail,
            @Nullable String constraint,
            String deferrable) {
        static IndexRow of(Row row) {
            return new IndexRow(
                    row.text("name"),
                    row.bool("unique"),
                    row.bool("valid"),
                    row.text("tail"),
                    row.textOrNull("constraint"),
                    row.text("deferrable"));
        }
    }

    private record CheckRow(String name, boolean valid, String definition) {
        static CheckRow of(Row row) {
            return new CheckRow(row.text("name"), row.bool("valid"), row.text("definition"));
        }
    }

    /**
     * Reads it.
     *
     * @throws FailureException with {@code WrongUsage} when there is no such column, with {@code
     *     GuardRefused} when it cannot be changed like this, and why
     */
    Found read(ColumnName name, Change change) {
        ColumnName there = exists(name) ? name : name.folded();
        String table = there.tableSql();
        List<ColumnFacts> found =
                Catalog.rows(session, "column", this::facts, table, there.column());
        if (found.isEmpty()) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "this database has no column " + name, "TABLE.COLUMN: users.name"));
        }
        return probe(found.getFirst(), change);
    }

    private boolean exists(ColumnName name) {
        return !Catalog.rows(
                        session,
                        "column",
                        row -> row.text("column"),
                        name.tableSql(),
                        name.column())
                .isEmpty();
    }

    private ColumnFacts facts(Row row) {
        List<String> refusals = row.texts("refusals");
        String shown =
                new ColumnName(row.text("schema"), row.text("table"), row.text("column"))
                        .toString();
        if (!refusals.isEmpty()) {
            throw refused(shown, String.join("; ", refusals));
        }
        return new ColumnFacts(
                row.text("schema"),
                row.text("table"),
                row.text("column"),
                row.text("type"),
                row.text("bare"),
                row.textOrNull("collation"),
                row.bool("not_null"),
                row.textOrNull("default_expression"),
                false,
                row.textOrNull("sequence"),
                row.textOrNull("comment"),
                List.of(row.text("path").split(",", -1)),
                row.texts("grants"),
                row.texts("triggers"),
                List.of(),
                List.of(),
                List.of());
    }

    static FailureException refused(String column, String why) {
        return new FailureException(
                new Failure.GuardRefused(
                        column + " cannot be changed in phases: " + why,
                        "nothing was written, and " + Failure.UNCHANGED,
                        "write the migrations by hand: new NAME"));
    }

    private Found probe(ColumnFacts facts, Change change) {
        try {
            session.run(Sql.of("BEGIN"));
            session.execute(
                    "CREATE TEMPORARY TABLE lockstep_probe (LIKE %s INCLUDING CONSTRAINTS INCLUDING INDEXES)"
                            .formatted(facts.tableSql()));
            return probed(facts, change);
        } catch (ServerException e) {
            throw refused(
                    facts.table() + "." + facts.column(),
                    "tried on an empty copy of the table, the server says: " + e.error().message());
        } finally {
            if (session.isOpen()) {
                session.run(Sql.of("ROLLBACK"));
            }
        }
    }

    private Found probed(ColumnFacts facts, Change change) {
        List<IndexRow> indexes = Catalog.rows(session, "indexes", IndexRow::of, facts.tableSql());
        List<IndexRow> before = Catalog.rows(session, "indexes", IndexRow::of, PROBE);
        List<CheckRow> checks = Catalog.rows(session, "checks", CheckRow::of, facts.tableSql());
        List<String> notes = new ArrayList<>();
        List<String> names = alter(facts, change);
        Map<String, String> after =
                Catalog.rows(session, "indexes", IndexRow::of, PROBE).stream()
                        .collect(Collectors.toMap(IndexRow::name, IndexRow::tail));
        List<Index> changed = new ArrayList<>();
        for (IndexRow index : indexes) {
            Optional<String> newTail =
                    before.stream()
                            .filter(each -> each.tail().equals(index.tail()))
                            .map(each -> after.getOrDefault(each.name(), each.tail()))
                            .findFirst();
            if (newTail.isPresent() && !newTail.get().equals(index.tail())) {
                if (index.valid()) {
                    changed.add(index(index, newTail.get()));
                } else {
                    notes.add("index " + index.name() + " is invalid and has no successor");
                }
            }
        }
        Map<String, String> checksAfter =
                Catalog.rows(session, "checks", CheckRow::of, PROBE).stream()
                        .collect(Collectors.toMap(CheckRow::name, CheckRow::definition));
        List<Check> changedChecks =
                checks.stream()
                        .map(check ->
                                new Check(
                                        check.name(),
                                        check.valid(),
                                        check.definition(),
                                        checksAfter.getOrDefault(check.name(), check.definition())))
                        .filter(check -> !check.definition().equals(check.newDefinition()))
                        .toList();
        List<Type> types = names.stream().map(this::type).toList();
        boolean stable = !(change instanceof Change.Split) && stable(facts, types.getFirst());
        return new Found(with(facts, stable, changed, changedChecks), types, notes);
    }

    private static Index index(IndexRow index, String newTail) {
        return new Index(
                index.name(),
                index.unique(),
                index.tail(),
                newTail,
                index.constraint(),
                index.deferrable());
    }

    /** Makes of the empty copy what the real one is to become; the new columns' names. */
    private List<String> alter(ColumnFacts facts, Change change) {
        String column = Quote.identifier(facts.column());
        String alter = "ALTER TABLE " + PROBE + " ";
        return switch (change) {
            case Change.Rename rename -> {
                session.execute(
                        alter
                                + "RENAME COLUMN "
                                + column
                                + " TO "
                                + Quote.identifier(rename.newName()));
                yield List.of(rename.newName());
            }
            case Change.Retype retype -> {
                String name = facts.column() + "_new";
                String using =
                        retype.using() == null
                                ? column + "::" + retype.type()
                                : "(" + retype.using() + ")";
                session.execute(
                        alter
                                + "ALTER COLUMN "
                                + column
                                + " TYPE "
                                + retype.type()
                                + " USING "
                                + using);
                session.execute(
                        alter + "RENAME COLUMN " + column + " TO " + Quote.identifier(name));
                yield List.of(name);
            }
            case Change.Split split -> {
                for (int i = 0; i < split.newNames().size(); i++) {
                    String name = Quote.identifier(split.newNames().get(i));
                    session.execute(alter + "ADD COLUMN " + name + " " + facts.type());
                    session.execute(
                            "UPDATE %s SET %s = %s".formatted(PROBE, name, split.using().get(i)));
                }
                session.execute(alter + "RENAME COLUMN " + column + " TO lockstep_gone");
                yield split.newNames();
            }
        };
    }

    private Type type(String column) {
        return Catalog.rows(
                        session,
                        "column",
                        row ->
                                new Type(
                                        row.text("type"),
                                        row.text("bare"),
                                        row.text("type")
                                                + (row.textOrNull("collation") == null
                                                        ? ""
                                                        : " COLLATE " + row.text("collation"))),
                        PROBE,
                        column)
                .getFirst();
    }

    /** A default that ADD COLUMN need not work out for each row is kept beside the table. */
    private boolean stable(ColumnFacts facts, Type type) {
        if (facts.defaultExpression() == null) {
            return true;
        }
        session.execute(
                "ALTER TABLE %s ADD COLUMN lockstep_default %s DEFAULT (%s)::%s"
                        .formatted(PROBE, type.full(), facts.defaultExpression(), type.bare()));
        return session.query(
                        Sql.of(
                                """
                                SELECT atthasmissing AS kept FROM pg_catalog.pg_attribute
                                WHERE attrelid = pg_catalog.to_regclass(?) AND attname = 'lockstep_default'\
                                """,
                                PROBE),
                        row -> row.bool("kept"))
                .getFirst();
    }

    private ColumnFacts with(
            ColumnFacts facts, boolean stable, List<Index> indexes, List<Check> checks) {
        List<ForeignKey> keys =
                Catalog.rows(
                        session,
                        "foreign-keys",
                        row ->
                                new ForeignKey(
                                        row.text("name"),
                                        row.bool("valid"),
                                        row.texts("columns"),
                                        row.text("tail")),
                        facts.tableSql(),
                        facts.column());
        return new ColumnFacts(
                facts.schema(),
                facts.table(),
                facts.column(),
                facts.type(),
                facts.bare(),
                facts.collation(),
                facts.notNull(),
                facts.defaultExpression(),
                stable,
                facts.sequence(),
                facts.comment(),
                facts.path(),
                facts.grants(),
                facts.triggers(),
                indexes,
                checks,
                keys);
    }
}
