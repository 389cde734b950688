package dev.lockstep.sql;

/** Statements about transactions, the session's settings, and code that may touch both. */
public sealed interface SessionShape extends StatementShape {
    /**
     * A statement that begins or ends a transaction or a part of one.
     *
     * @param kind as written: {@code BEGIN}, {@code START TRANSACTION}, {@code END}
     */
    record TransactionControl(String kind, Verb verb) implements SessionShape {
        /** What it does. */
        public enum Verb {
            BEGIN,
            COMMIT,
            ROLLBACK,
            SAVEPOINT,
            RELEASE,
            ROLLBACK_TO,
            PREPARE,
            COMMIT_PREPARED,
            ROLLBACK_PREPARED
        }

        /** What was prepared is finished by a command that stands outside of any transaction. */
        @Override
        public TransactionUse transactionUse() {
            return switch (verb) {
                case COMMIT_PREPARED, ROLLBACK_PREPARED -> TransactionUse.OUTSIDE;
                case BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE, ROLLBACK_TO, PREPARE ->
                        TransactionUse.CONTROL;
            };
        }
    }

    /** CALL. */
    record Call(RelationName procedure) implements SessionShape {
        @Override
        public String kind() {
            return "CALL";
        }

        @Override
        public TransactionUse transactionUse() {
            return TransactionUse.MAY_CONTROL;
        }
    }

    /** DO. */
    record DoBlock() implements SessionShape {
        @Override
        public String kind() {
            return "DO";
        }

        @Override
        public TransactionUse transactionUse() {
            return TransactionUse.MAY_CONTROL;
        }
    }

    /**
     * SET and RESET.
     *
     * @param kind {@code SET} or {@code RESET}
     * @param parameter lower case: {@code search_path}, {@code role}, {@code session
     *     authorization}, {@code time zone}, {@code transaction}, {@code constraints}, {@code all}
     * @param local whether it ends with the transaction
     */
    record SetParameter(String kind, String parameter, boolean local) implements SessionShape {}

    /**
     * DISCARD.
     *
     * @param what upper case: ALL, PLANS, SEQUENCES, TEMP
     */
    record Discard(String what) implements SessionShape {
        @Override
        public String kind() {
            return "DISCARD " + what;
        }

        @Override
        public TransactionUse transactionUse() {
            return what.equals("ALL") ? TransactionUse.OUTSIDE : TransactionUse.ANY;
        }

        @Override
        public Recovery recovery() {
            return what.equals("ALL") ? Recovery.REPEAT : Recovery.TRANSACTION;
        }
    }
}
