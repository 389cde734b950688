package dev.lockstep.schema;

import java.util.List;

/** One way in which two schemas differ. */
public sealed interface Difference {
    /** What differs. */
    ObjectId id();

    /** Only in the second. */
    record Added(SchemaObject object, List<SchemaObject> columns) implements Difference {
        /** Keeps its own copy; columns are those of a table, in order. */
        public Added {
            columns = List.copyOf(columns);
        }

        @Override
        public ObjectId id() {
            return object.id();
        }
    }

    /** Only in the first. */
    record Dropped(SchemaObject object, List<SchemaObject> columns) implements Difference {
        /** Keeps its own copy; columns are those of a table, in order. */
        public Dropped {
            columns = List.copyOf(columns);
        }

        @Override
        public ObjectId id() {
            return object.id();
        }
    }

    /** In both, and not the same. */
    record Changed(SchemaObject from, SchemaObject to, List<Change> changes) implements Difference {
        /** Keeps its own copy. */
        public Changed {
            changes = List.copyOf(changes);
        }

        @Override
        public ObjectId id() {
            return to.id();
        }
    }

    /** A property, before and after; empty where it is as usual. */
    record Change(String property, String before, String after) {
        /** {@code type: text → varchar(50)}. */
        public String said() {
            return property + ": " + orNone(before) + " → " + orNone(after);
        }

        private static String orNone(String value) {
            return value.isEmpty() ? "(none)" : value;
        }
    }
}
