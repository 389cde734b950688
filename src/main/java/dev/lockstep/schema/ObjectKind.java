package dev.lockstep.schema;

/** What kinds of objects are compared, in the order in which people are told of them. */
public enum ObjectKind {
    SCHEMA("schema", "SCHEMA"),
    EXTENSION("extension", "EXTENSION"),
    ENUM("enum", "TYPE"),
    DOMAIN("domain", "DOMAIN"),
    COMPOSITE("composite type", "TYPE"),
    RANGE("range type", "TYPE"),
    SEQUENCE("sequence", "SEQUENCE"),
    TABLE("table", "TABLE"),
    COLUMN("column", "COLUMN"),
    /** A column's default by itself; only where SQL is put in order, never in a difference. */
    DEFAULT("default", "COLUMN"),
    CONSTRAINT("constraint", "CONSTRAINT"),
    INDEX("index", "INDEX"),
    TRIGGER("trigger", "TRIGGER"),
    RULE("rule", "RULE"),
    POLICY("policy", "POLICY"),
    STATISTICS("statistics", "STATISTICS"),
    VIEW("view", "VIEW"),
    MATERIALIZED_VIEW("materialized view", "MATERIALIZED VIEW"),
    VIEW_COLUMN("view column", "COLUMN"),
    FUNCTION("function", "FUNCTION"),
    PROCEDURE("procedure", "PROCEDURE"),
    AGGREGATE("aggregate", "AGGREGATE"),
    EVENT_TRIGGER("event trigger", "EVENT TRIGGER"),
    PUBLICATION("publication", "PUBLICATION"),
    DEFAULT_PRIVILEGES("default privileges", "");

    private final String word;
    private final String sql;

    ObjectKind(String word, String sql) {
        this.word = word;
        this.sql = sql;
    }

    /** As people call it: {@code materialized view}. */
    public String word() {
        return word;
    }

    /** As DROP and COMMENT ON call it. */
    String sql() {
        return sql;
    }

    /** Whether it lives in a relation, goes with it, and is named after it. */
    boolean isPart() {
        return switch (this) {
            case COLUMN, DEFAULT, CONSTRAINT, INDEX, TRIGGER, RULE, POLICY, VIEW_COLUMN -> true;
            case SCHEMA,
                    EXTENSION,
                    ENUM,
                    DOMAIN,
                    COMPOSITE,
                    RANGE,
                    SEQUENCE,
                    TABLE,
                    STATISTICS,
                    VIEW,
                    MATERIALIZED_VIEW,
                    FUNCTION,
                    PROCEDURE,
                    AGGREGATE,
                    EVENT_TRIGGER,
                    PUBLICATION,
                    DEFAULT_PRIVILEGES ->
                    false;
        };
    }

    /** Whether columns can be of it. */
    boolean isType() {
        return this == ENUM || this == DOMAIN || this == COMPOSITE || this == RANGE;
    }

    /** Whether it is called with arguments. */
    boolean isRoutine() {
        return this == FUNCTION || this == PROCEDURE || this == AGGREGATE;
    }
}
