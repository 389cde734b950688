package dev.lockstep.plan.phase;

import dev.lockstep.postgres.Quote;

/** What a column has besides type and constraints: its comment and who may use it. */
final class ColumnExtras {
    private ColumnExtras() {}

    /** The same for that column. */
    static String of(ColumnFacts facts, String column) {
        StringBuilder text = new StringBuilder();
        for (String grant : facts.grants()) {
            String[] parts = grant.split("\\|", 2);
            text.append(
                    "GRANT %s (%s) ON %s TO %s;\n"
                            .formatted(
                                    parts[0],
                                    Quote.identifier(column),
                                    facts.tableSql(),
                                    parts[1]));
        }
        if (facts.comment() != null) {
            text.append(
                    "COMMENT ON COLUMN %s.%s IS %s;\n"
                            .formatted(
                                    facts.tableSql(),
                                    Quote.identifier(column),
                                    Quote.literal(facts.comment()).strip()));
        }
        return text.toString();
    }
}
