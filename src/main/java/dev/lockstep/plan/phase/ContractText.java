package dev.lockstep.plan.phase;

import dev.lockstep.postgres.Quote;
import org.jspecify.annotations.Nullable;

/** The last phase, and the long way back from it. */
final class ContractText {
    private ContractText() {}

    static Draft of(Pair pair) {
        String verb = pair.news().size() == 1 ? " holds" : " hold";
        String swap =
                pair.swaps() ? "The new column takes its name: code must know both types." : "";
        String up =
                PhaseWriter.head(
                                pair,
                                "contract",
                                "No code uses %s.%s any more: it goes, with the trigger.%s"
                                        .formatted(
                                                pair.old().table(),
                                                pair.old().column(),
                                                swap.isEmpty() ? "" : " " + swap))
                        + "-- lockstep: soak 7d\n"
                        + "-- lockstep: unsynced SELECT 1 FROM %s WHERE %s LIMIT 1\n"
                                .formatted(
                                        pair.table(), pair.differs().replaceAll("\\s*\\R\\s*", " "))
                        + SyncText.drop(pair)
                        + takeOver(pair)
                        + "-- lockstep: accept drop-column because \"%s%s its values, and the soak time is over\"\n"
                                .formatted(pair.newWords().replace("\"", "'"), verb)
                        + noWayBack(pair)
                        + "ALTER TABLE %s DROP COLUMN %s;\n".formatted(pair.table(), pair.oldSql())
                        + (pair.swaps() ? swap(pair, true) : "");
        return new Draft(
                "contract " + pair.old().table() + " " + pair.old().column(), up, down(pair));
    }

    private static String noWayBack(Pair pair) {
        return pair.back() == null
                ? "-- lockstep: accept no-way-back because \"nothing says how %s is made of %s\"\n"
                        .formatted(
                                pair.old().column().replace("\"", "'"),
                                pair.newWords().replace("\"", "'"))
                : "";
    }

    /** What the new column could not have while the old one was there. */
    private static String takeOver(Pair pair) {
        StringBuilder text = new StringBuilder();
        if (pair.carriesDefault() && !pair.defaultAtOnce()) {
            text.append(
                    "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s;\n"
                            .formatted(pair.table(), pair.only().sql(), pair.newDefault()));
        }
        if (pair.old().sequence() != null && pair.carriesDefault()) {
            text.append(
                    "ALTER SEQUENCE %s OWNED BY %s.%s;\n"
                            .formatted(pair.old().sequence(), pair.table(), pair.only().sql()));
        }
        return text.toString();
    }

    /** The other way round, while both columns are there. */
    private static String giveBack(Pair pair) {
        StringBuilder text = new StringBuilder();
        if (pair.carriesDefault()) {
            text.append(
                    "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s;\n"
                            .formatted(
                                    pair.table(),
                                    pair.oldSql(),
                                    String.valueOf(pair.old().defaultExpression())));
        }
        if (pair.carriesDefault() && !pair.defaultAtOnce()) {
            text.append(
                    "ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT;\n"
                            .formatted(pair.table(), pair.only().sql()));
        }
        if (pair.old().sequence() != null && pair.carriesDefault()) {
            text.append(
                    "ALTER SEQUENCE %s OWNED BY %s.%s;\n"
                            .formatted(pair.old().sequence(), pair.table(), pair.oldSql()));
        }
        return text.toString();
    }

    /** Column, indexes and constraints take the names of the old ones, or give them back. */
    private static String swap(Pair pair, boolean forward) {
        StringBuilder text = new StringBuilder();
        rename(text, pair, "COLUMN", pair.only().name(), pair.old().column(), forward);
        pair.old().indexes().stream()
                .filter(index -> index.constraint() == null)
                .forEach(index -> {
                    String derived = pair.derived(index.name());
                    text.append(
                            "ALTER INDEX %s RENAME TO %s;\n"
                                    .formatted(
                                            Quote.identifier(
                                                    pair.old().schema(),
                                                    forward ? derived : index.name()),
                                            Quote.identifier(forward ? index.name() : derived)));
                });
        pair.old().indexes().forEach(index -> constraint(text, pair, index.constraint(), forward));
        pair.old().checks().forEach(check -> constraint(text, pair, check.name(), forward));
        pair.old().foreignKeys().forEach(key -> constraint(text, pair, key.name(), forward));
        return text.toString();
    }

    private static void constraint(
            StringBuilder text, Pair pair, @Nullable String name, boolean forward) {
        if (name != null) {
            rename(text, pair, "CONSTRAINT", pair.derived(name), name, forward);
        }
    }

    private static void rename(
            StringBuilder text, Pair pair, String what, String mine, String old, boolean forward) {
        if (what.equals("COLUMN") && forward) {
            text.append(
                    "-- lockstep: accept rename-column because \"both names are this change's own\"\n");
        }
        text.append(
                "ALTER TABLE %s RENAME %s %s TO %s;\n"
                        .formatted(
                                pair.table(),
                                what,
                                Quote.identifier(forward ? mine : old),
                                Quote.identifier(forward ? old : mine)));
    }

    private static @Nullable String down(Pair pair) {
        Formula back = pair.back();
        if (back == null) {
            return null;
        }
        String add =
                "ALTER TABLE %s ADD COLUMN %s %s%s;\n"
                        .formatted(
                                pair.table(),
                                pair.oldSql(),
                                pair.old().type(),
                                pair.old().collation() == null
                                        ? ""
                                        : " COLLATE " + pair.old().collation());
        String beside =
                add
                        + giveBack(pair)
                        + ColumnExtras.of(pair.old(), pair.old().column())
                        + "\n"
                        + SyncText.create(pair);
        String first =
                pair.swaps() ? "BEGIN;\n" + swap(pair, false) + beside + "COMMIT;\n" : beside;
        return """
        -- %s comes back, at the end of the table, and is filled and held to what it was.
        %s-- lockstep: no-transaction
        %s
        %s
        %s\
        """
                .formatted(
                        pair.old().column(),
                        pair.swaps()
                                ? "-- Until its batches are done it reads NULL: stop the code that reads it first.\n"
                                : "",
                        first,
                        BatchText.backward(pair, back),
                        pair.news().size() == 1 ? Constraints.ofOld(pair).whole() : "");
    }
}
