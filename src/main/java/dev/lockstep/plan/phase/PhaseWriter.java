package dev.lockstep.plan.phase;

import dev.lockstep.plan.phase.ColumnFacts.ForeignKey;
import dev.lockstep.plan.phase.ColumnFacts.Index;
import dev.lockstep.postgres.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The migrations of one change, in the order in which they are applied. */
final class PhaseWriter {
    private final Pair pair;
    private final List<Draft> drafts = new ArrayList<>();

    private PhaseWriter(Pair pair) {
        this.pair = pair;
    }

    /** Writes them. */
    static List<Draft> write(Pair pair) {
        PhaseWriter writer = new PhaseWriter(pair);
        writer.expand();
        writer.backfill();
        if (pair.news().size() == 1) {
            Constraints constraints = Constraints.ofNew(pair);
            constraints.indexes().forEach(index -> writer.index(constraints, index));
            writer.constrain(constraints);
            constraints.foreignKeys().forEach(key -> writer.foreignKey(constraints, key));
        }
        writer.drafts.add(ContractText.of(pair));
        return List.copyOf(writer.drafts);
    }

    private String words(String phase) {
        return phase + " " + pair.old().table() + " " + pair.newWords();
    }

    private String alter() {
        return "ALTER TABLE " + pair.table();
    }

    /** {@code -- text}, and the directive of the phase. */
    static String head(Pair pair, String phase, String... lines) {
        return List.of(lines).stream()
                        .map(line -> "-- " + line + "\n")
                        .collect(Collectors.joining())
                + "-- lockstep: phase "
                + phase
                + " "
                + pair.key()
                + "\n";
    }

    private void expand() {
        String between =
                pair.back() == null
                        ? "a trigger fills it from the old column; write that one until the contract"
                        : "a trigger keeps both the same, whichever is written";
        String converts =
                pair.same()
                        ? ""
                        : "-- lockstep: converts SELECT %s FROM %s\n"
                                .formatted(
                                        pair.news().stream()
                                                .map(column ->
                                                        "count("
                                                                + oneLine(
                                                                        column.wanted(
                                                                                column.value()
                                                                                        .inTable()))
                                                                + ")")
                                                .collect(Collectors.joining(", ")),
                                        pair.table());
        String up =
                head(
                                pair,
                                "expand",
                                "%s beside %s: %s."
                                        .formatted(pair.newShown(), pair.old().column(), between),
                                "Old rows are not filled yet: deploy code that reads it after the backfill.")
                        + converts
                        + columns()
                        + "\n"
                        + SyncText.create(pair);
        String drops =
                pair.news().stream()
                        .map(column -> "DROP COLUMN " + column.sql())
                        .collect(Collectors.joining(",\n    "));
        String down =
                SyncText.drop(pair)
                        + "-- lockstep: accept drop-column because \"%s holds the same values\"\n"
                                .formatted(pair.old().column())
                        + alter()
                        + " "
                        + drops
                        + ";\n";
        drafts.add(new Draft(words("expand"), up, down));
    }

    private static String oneLine(String sql) {
        return sql.replaceAll("\\s*\\R\\s*", " ");
    }

    /** ADD COLUMN and what goes with a column; a default only for rows to come. */
    private String columns() {
        List<String> actions = new ArrayList<>();
        pair.news()
                .forEach(column ->
                        actions.add("ADD COLUMN " + column.sql() + " " + column.declared()));
        if (pair.defaultAtOnce()) {
            actions.add("ALTER COLUMN " + pair.only().sql() + " SET DEFAULT " + pair.newDefault());
        }
        StringBuilder text =
                new StringBuilder(alter() + " " + String.join(",\n    ", actions) + ";\n");
        for (NewColumn column : pair.news()) {
            text.append(ColumnExtras.of(pair.old(), column.name()));
        }
        return text.toString();
    }

    private void backfill() {
        String up =
                head(
                                pair,
                                "backfill",
                                "Rows that were there before the trigger, a batch at a time; each batch commits.",
                                "Stopped in the middle, it is run again and does what is left.")
                        + "-- lockstep: no-transaction\n"
                        + BatchText.forward(pair);
        String down =
                "-- Nothing to undo: the old column was not changed, and the new one goes with its phase.\n";
        drafts.add(new Draft(words("backfill"), up, down));
    }

    private void index(Constraints constraints, Index index) {
        String build = constraints.build(index);
        String name = "index " + index.name();
        drafts.add(
                new Draft(
                        name,
                        head(pair, "constrain", "For the new column what the old one has.") + build,
                        "DROP INDEX CONCURRENTLY " + constraints.indexSql(index) + ";\n"));
        if (index.constraint() != null) {
            String drop =
                    alter() + " DROP CONSTRAINT " + Quote.identifier(index.constraint()) + ";\n";
            drafts.add(
                    new Draft(
                            "unique " + index.constraint(),
                            head(pair, "constrain", "The index is there: nothing is scanned.")
                                    + constraints.unique(index),
                            "-- lockstep: no-transaction\n" + drop + build));
        }
    }

    private void constrain(Constraints constraints) {
        String add = constraints.add();
        if (add.isEmpty()) {
            return;
        }
        drafts.add(
                new Draft(
                        words("constrain"),
                        head(
                                        pair,
                                        "constrain",
                                        "Demanded of new rows; old ones are not looked at yet.")
                                + accept()
                                + add,
                        constraints.drop()));
        if (!constraints.validate().isEmpty()) {
            drafts.add(
                    new Draft(
                            words("validate"),
                            head(pair, "constrain", "Reads the table while everybody works.")
                                    + constraints.validate(),
                            constraints.unvalidate()));
        }
    }

    private static String accept() {
        return "-- lockstep: accept not-valid-check-blocks-old-rows because"
                + " \"the backfill is done, and the trigger keeps it so\"\n";
    }

    private void foreignKey(Constraints constraints, ForeignKey key) {
        drafts.add(
                new Draft(
                        "constrain " + key.name(),
                        head(
                                        pair,
                                        "constrain",
                                        "Demanded of new rows; old ones are not looked at yet.")
                                + constraints.add(key),
                        constraints.drop(key)));
        if (key.valid()) {
            drafts.add(
                    new Draft(
                            "validate " + key.name(),
                            head(pair, "constrain", "Reads the table while everybody works.")
                                    + constraints.validate(key.name()),
                            constraints.drop(key) + constraints.add(key)));
        }
    }
}
