package dev.lockstep.schema;

import dev.lockstep.postgres.Quote;

/** Comments. */
final class Remarks {
    private final DdlScript script;

    Remarks(DdlScript script) {
        this.script = script;
    }

    void alter(SchemaObject before, SchemaObject after) {
        String comment = after.get("comment");
        if (!comment.equals(before.get("comment"))) {
            ObjectId id = after.id();
            script.add(
                    id,
                    "COMMENT ON %s IS %s"
                            .formatted(
                                    subject(id),
                                    comment.isEmpty() ? "NULL" : Quote.literal(comment).strip()));
        }
    }

    private static String subject(ObjectId id) {
        String named =
                switch (id.kind()) {
                    case CONSTRAINT, TRIGGER, RULE, POLICY -> id.name() + " ON " + id.table();
                    case SCHEMA,
                            EXTENSION,
                            ENUM,
                            DOMAIN,
                            COMPOSITE,
                            RANGE,
                            SEQUENCE,
                            TABLE,
                            COLUMN,
                            DEFAULT,
                            INDEX,
                            STATISTICS,
                            VIEW,
                            MATERIALIZED_VIEW,
                            VIEW_COLUMN,
                            FUNCTION,
                            PROCEDURE,
                            AGGREGATE,
                            EVENT_TRIGGER,
                            PUBLICATION,
                            DEFAULT_PRIVILEGES ->
                            id.path();
                };
        return id.kind().sql() + " " + named;
    }
}
