package dev.lockstep.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that read or change rows. */
public sealed interface DataShape extends StatementShape {
    /**
     * SELECT, VALUES and TABLE.
     *
     * @param into the table that SELECT INTO makes, or null
     * @param locksRows FOR UPDATE, NO KEY UPDATE, SHARE or KEY SHARE
     * @param calls what stands before parentheses: functions, also keywords and types
     */
    record Select(
            String kind,
            @Nullable RelationName into,
            boolean locksRows,
            List<RelationName> calls,
            List<RelationName> relations)
            implements DataShape {
        /** Keeps its own copy. */
        public Select {
            calls = List.copyOf(calls);
            relations = List.copyOf(relations);
        }

        @Override
        public LockClass lockClass() {
            return locksRows ? LockClass.ROWS : LockClass.NONE;
        }
    }

    /**
     * INSERT, UPDATE, DELETE and MERGE; also a query that holds one in its WITH clause.
     *
     * @param target the table whose rows change
     * @param only whether its children are left alone
     * @param query whether INSERT writes what a query finds, and not what the text says
     * @param others whether it changes rows in other places too: in its WITH clause
     * @param pinned columns of the target that each row must have a written value in
     * @param calls what stands before parentheses: functions, also keywords and types
     * @param relations all that it names, the target first
     */
    record ChangeRows(
            Verb verb,
            RelationName target,
            boolean only,
            boolean query,
            boolean others,
            List<String> pinned,
            List<RelationName> calls,
            List<RelationName> relations)
            implements DataShape {
        /** What happens to the rows. */
        public enum Verb {
            INSERT,
            UPDATE,
            DELETE,
            MERGE
        }

        /** Keeps its own copy. */
        public ChangeRows {
            pinned = List.copyOf(pinned);
            calls = List.copyOf(calls);
            relations = List.copyOf(relations);
        }

        @Override
        public String kind() {
            return verb.name();
        }

        @Override
        public LockClass lockClass() {
            return LockClass.ROWS;
        }
    }

    /**
     * COPY.
     *
     * @param relation null for COPY of a query
     * @param fromStdin whether its data follows it
     * @param toStdout whether its data comes back to us
     * @param program whether a program on the server's machine reads or writes it
     * @param loads COPY FROM: it adds rows
     */
    record Copy(
            @Nullable RelationName relation,
            boolean fromStdin,
            boolean toStdout,
            boolean program,
            boolean loads,
            List<RelationName> relations)
            implements DataShape {
        /** Keeps its own copy. */
        public Copy {
            relations = List.copyOf(relations);
        }

        @Override
        public String kind() {
            return "COPY";
        }

        @Override
        public LockClass lockClass() {
            return loads ? LockClass.ROWS : LockClass.NONE;
        }
    }
}
