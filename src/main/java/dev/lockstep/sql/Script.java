package dev.lockstep.sql;

import dev.lockstep.sql.StatementShape.Recovery;
import dev.lockstep.sql.StatementShape.TransactionUse;
import java.util.List;

/** A text split into its statements, in order. */
public record Script(SourceText source, List<Statement> statements, List<Directive> directives) {
    /** The directive of a script whose statements are not to share a transaction. */
    public static final String NO_TRANSACTION = "no-transaction";

    /** The directive above a statement that may be run again whatever became of it before. */
    public static final String REPEATABLE = "repeatable";

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
        return Splitter.split(source);
    }

    /**
     * Whether every statement may run inside one transaction and none controls transactions, and
     * the script does not say {@code -- lockstep: no-transaction}.
     */
    public boolean transactional() {
        if (directives.stream().anyMatch(directive -> directive.key().equals(NO_TRANSACTION))) {
            return false;
        }
        return statements.stream()
                .map(statement -> statement.shape().transactionUse())
                .noneMatch(use -> use == TransactionUse.OUTSIDE || use == TransactionUse.CONTROL);
    }

    /**
     * Who can tell what became of a statement that was begun and whose end nobody saw: as its shape
     * says, but where its author says that it is {@code -- lockstep: repeatable}.
     */
    public Recovery recovery(Statement statement) {
        boolean repeatable =
                directives.stream()
                        .anyMatch(directive ->
                                directive.key().equals(REPEATABLE)
                                        && directive.beforeStatement() == statement.index());
        return repeatable ? Recovery.REPEAT : statement.shape().recovery();
    }
}
