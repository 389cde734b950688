package dev.lockstep.schema;

import java.util.List;

/**
 * SQL that makes the first schema of a difference into the second.
 *
 * @param statements in an order that works: those that must be committed before the rest, then the
 *     rest, which is fit for one transaction
 * @param underivable what no SQL can be given for
 */
public record Ddl(List<DdlStatement> statements, List<Underivable> underivable) {
    /** Keeps its own copies. */
    public Ddl {
        statements = List.copyOf(statements);
        underivable = List.copyOf(underivable);
    }

    /** Of a difference: empty where there is none. */
    public static Ddl of(SchemaDiff diff) {
        return diff.isEmpty()
                ? new Ddl(List.of(), List.of())
                : new DdlWriter(diff.from(), diff.to()).write();
    }

    /** What must be committed before the rest runs, in order; mostly empty. */
    public List<DdlStatement> committedFirst() {
        return statements.stream().filter(DdlStatement::committedFirst).toList();
    }

    /** All others, in order: fit for one transaction. */
    public List<DdlStatement> inTransaction() {
        return statements.stream().filter(each -> !each.committedFirst()).toList();
    }

    /** Whether it loses data. */
    public boolean destructive() {
        return statements.stream().anyMatch(DdlStatement::destructive);
    }
}
