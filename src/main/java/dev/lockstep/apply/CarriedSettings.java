package dev.lockstep.apply;

import dev.lockstep.sql.SessionShape.SetParameter;
import dev.lockstep.sql.SessionShape.TransactionControl;
import dev.lockstep.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What statements set for the session that ran them. Where a later run goes on behind them, these
 * alone are said again: the rest of the script was written to run under them.
 */
final class CarriedSettings {
    private CarriedSettings() {}

    /** The SETs that still held after the last of the statements, in order. */
    static List<Statement> of(List<Statement> statements) {
        List<Statement> holding = new ArrayList<>();
        int atBegin = 0;
        for (Statement statement : statements) {
            switch (statement.shape()) {
                case TransactionControl control -> {
                    switch (control.verb()) {
                        case BEGIN -> atBegin = holding.size();
                        case ROLLBACK -> holding.subList(atBegin, holding.size()).clear();
                        case COMMIT,
                                SAVEPOINT,
                                RELEASE,
                                ROLLBACK_TO,
                                PREPARE,
                                COMMIT_PREPARED,
                                ROLLBACK_PREPARED -> {
                            // what was set before them holds on
                        }
                    }
                }
                case SetParameter set -> {
                    if (!set.local()) {
                        holding.add(statement);
                    }
                }
                default -> {
                    // sets nothing, or nothing that its text would tell
                }
            }
        }
        return holding;
    }
}
