package dev.lockstep.sql;

import java.util.List;

/** A text split into its statements, in order. */
public record Script(SourceText source, List<Statement> statements, List<Directive> directives) {
    /** Keeps its own copies. */
    public Script {
        statements = List.copyOf(statements);
        directives = List.copyOf(directives);
    }

    /**
     * Splits a text.
     *
     * @throws dev.lockstep.model.FailureException with a {@code SyntaxProblem} at its position
     */
    public static Script split(SourceText source) {
        throw new UnsupportedOperationException();
    }

    /** Whether every statement may run inside one transaction and none controls transactions. */
    public boolean transactional() {
        throw new UnsupportedOperationException();
    }
}
