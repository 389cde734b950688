package dev.lockstep.sql;

import dev.lockstep.sql.SessionShape.Call;
import dev.lockstep.sql.SessionShape.Discard;
import dev.lockstep.sql.SessionShape.SetParameter;
import dev.lockstep.sql.SessionShape.TransactionControl;
import dev.lockstep.sql.SessionShape.TransactionControl.Verb;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads transaction control, settings and CALL. */
final class SessionReader {
    private SessionReader() {}

    static TransactionControl control(TokenCursor cursor) {
        String first = cursor.word();
        cursor.skip();
        return switch (first) {
            case "BEGIN" -> new TransactionControl(first, Verb.BEGIN);
            case "START" -> new TransactionControl("START TRANSACTION", Verb.BEGIN);
            case "SAVEPOINT" -> new TransactionControl(first, Verb.SAVEPOINT);
            case "RELEASE" -> new TransactionControl(first, Verb.RELEASE);
            case "COMMIT", "END" -> commit(cursor, first);
            default -> rollback(cursor, first);
        };
    }

    private static TransactionControl commit(TokenCursor cursor, String first) {
        return cursor.sees("PREPARED")
                ? new TransactionControl("COMMIT PREPARED", Verb.COMMIT_PREPARED)
                : new TransactionControl(first, Verb.COMMIT);
    }

    private static TransactionControl rollback(TokenCursor cursor, String first) {
        if (cursor.sees("PREPARED")) {
            return new TransactionControl("ROLLBACK PREPARED", Verb.ROLLBACK_PREPARED);
        }
        cursor.acceptAny("WORK", "TRANSACTION");
        return cursor.sees("TO")
                ? new TransactionControl("ROLLBACK TO SAVEPOINT", Verb.ROLLBACK_TO)
                : new TransactionControl(first, Verb.ROLLBACK);
    }

    /** PREPARE of a statement is no transaction control. */
    static @Nullable StatementShape prepare(TokenCursor cursor) {
        return cursor.sees("PREPARE", "TRANSACTION")
                        && cursor.tokens().kind(cursor.at() + 2) == TokenKind.STRING
                ? new TransactionControl("PREPARE TRANSACTION", Verb.PREPARE)
                : null;
    }

    static @Nullable StatementShape call(TokenCursor cursor) {
        cursor.skip();
        RelationName procedure = cursor.qualifiedName();
        return procedure == null ? null : new Call(procedure);
    }

    static @Nullable StatementShape set(TokenCursor cursor) {
        String kind = cursor.word();
        cursor.skip();
        boolean local = cursor.accept("LOCAL");
        if (cursor.sees("SESSION") && !cursor.sees("SESSION", "AUTHORIZATION")) {
            cursor.skip();
        }
        if (cursor.accept("SESSION", "AUTHORIZATION")) {
            return new SetParameter(kind, "session authorization", local);
        }
        if (cursor.accept("TIME", "ZONE")) {
            return new SetParameter(kind, "time zone", local);
        }
        if (cursor.sees("TRANSACTION") || cursor.sees("CONSTRAINTS")) {
            return new SetParameter(kind, cursor.word().toLowerCase(Locale.ROOT), true);
        }
        RelationName name = cursor.qualifiedName();
        return name == null ? null : new SetParameter(kind, name.toString(), local);
    }

    static @Nullable StatementShape discard(TokenCursor cursor) {
        cursor.skip();
        String what = cursor.word();
        if (what.isEmpty()) {
            return null;
        }
        return new Discard(what.equals("TEMPORARY") ? "TEMP" : what);
    }
}
