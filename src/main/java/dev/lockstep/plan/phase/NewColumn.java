package dev.lockstep.plan.phase;

import dev.lockstep.postgres.Quote;

/**
 * A column that takes over from the old one.
 *
 * @param type as SQL writes it
 * @param declared the type, with its collation where that is its own
 * @param value of the old column
 */
record NewColumn(String name, String type, String declared, Formula value) {
    String sql() {
        return Quote.identifier(name);
    }

    /** The value that it ought to have, in its type. */
    String wanted(String value) {
        return this.value.is(type) ? value : value + "::" + type;
    }
}
