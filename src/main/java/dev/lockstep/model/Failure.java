package dev.lockstep.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done, as data. Every kind has a stable code, a sentence, the state the
 * database is in now, and what to type next; all four reach people and JSON alike.
 */
public sealed interface Failure {
    /** A database that nothing of this run has touched. */
    String UNCHANGED = "nothing was changed";

    /** Stable word for machines, e.g. {@code lock-timeout}. */
    String code();

    /** What happened, in one sentence without a full stop. */
    String message();

    /**
     * The state the database is in now, as a clause: {@code the transaction was rolled back: ...}.
     */
    String databaseState();

    /** What to do next, usually a command; empty when there is nothing sensible to say. */
    String next();

    /** Where in a file it happened, or null. */
    default @Nullable Place place() {
        return null;
    }

    /** What PostgreSQL said, or null when it was not PostgreSQL that refused. */
    default @Nullable ServerError server() {
        return null;
    }

    /** The SQLSTATE behind it, or null when there is none. */
    default @Nullable String sqlState() {
        ServerError server = server();
        return server == null ? null : server.sqlState();
    }

    /** The words typed make no sense: unknown command, option, name, or no project here. */
    record WrongUsage(String message, String next) implements Failure {
        @Override
        public String code() {
            return "wrong-usage";
        }

        @Override
        public String databaseState() {
            return UNCHANGED;
        }
    }

    /** A text that our lexer cannot split, a runbook or a TOML file that does not parse. */
    record SyntaxProblem(String message, @Nullable Place place, String next) implements Failure {
        @Override
        public String code() {
            return "syntax";
        }

        @Override
        public String databaseState() {
            return UNCHANGED;
        }
    }

    /**
     * A file or folder of the project that is missing, twice there, or not as its layout wants it.
     */
    record LayoutProblem(String message, @Nullable Place place, String next) implements Failure {
        @Override
        public String code() {
            return "layout";
        }

        @Override
        public String databaseState() {
            return UNCHANGED;
        }
    }

    /** PostgreSQL refused a statement. */
    record ServerRefused(
            ServerError server, @Nullable Place place, String databaseState, String next)
            implements Failure {
        @Override
        public String code() {
            return "server-refused";
        }

        @Override
        public String message() {
            return server.message();
        }
    }

    /** A migration's own check says that the database is not as the migration should leave it. */
    record NotVerified(String message, @Nullable Place place, String databaseState, String next)
            implements Failure {
        @Override
        public String code() {
            return "not-verified";
        }
    }

    /** A lock was not to be had in the time allowed, every try counted. */
    record LockTimeout(
            String message,
            List<Blocker> blockers,
            int tries,
            Duration waited,
            @Nullable ServerError server,
            @Nullable Place place,
            String databaseState,
            String next)
            implements Failure {
        /** Keeps its own copy. */
        public LockTimeout {
            blockers = List.copyOf(blockers);
        }

        @Override
        public String code() {
            return "lock-timeout";
        }
    }

    /**
     * Files and ledger do not agree: an applied file was edited or is gone, or order was broken.
     */
    record Drift(String message, List<String> differences, String next) implements Failure {
        /** Keeps its own copy. */
        public Drift {
            differences = List.copyOf(differences);
        }

        @Override
        public String code() {
            return "drift";
        }

        @Override
        public String databaseState() {
            return UNCHANGED;
        }
    }

    /** A rule of the environment, the ledger or the shell's state forbids it. */
    record GuardRefused(String message, String databaseState, String next) implements Failure {
        @Override
        public String code() {
            return "refused";
        }
    }

    /** There is no connection, or it was lost and what was in flight is known to be undone. */
    record NotConnected(
            String message, String databaseState, String next, @Nullable String sqlState)
            implements Failure {
        /** One that no server gave a SQLSTATE for. */
        public NotConnected(String message, String databaseState, String next) {
            this(message, databaseState, next, null);
        }

        @Override
        public String code() {
            return "not-connected";
        }
    }

    /** A person said no, or nobody was there to say yes. */
    record Declined(String message, String databaseState, String next) implements Failure {
        @Override
        public String code() {
            return "declined";
        }
    }

    /** Ctrl-C or a signal, and the server confirmed it. */
    record Cancelled(String message, String databaseState, String next) implements Failure {
        @Override
        public String code() {
            return "cancelled";
        }
    }

    /** It may have happened or not, and nothing at hand can tell. */
    record OutcomeUnknown(String message, String databaseState, String next) implements Failure {
        @Override
        public String code() {
            return "outcome-unknown";
        }
    }

    /**
     * A mistake of ours.
     *
     * @param log the file that tells more
     */
    record Bug(String message, String log) implements Failure {
        @Override
        public String code() {
            return "bug";
        }

        @Override
        public String databaseState() {
            return "what was in a transaction that had not committed is rolled back";
        }

        @Override
        public String next() {
            return "status shows what is there; " + log + " tells more";
        }
    }
}
