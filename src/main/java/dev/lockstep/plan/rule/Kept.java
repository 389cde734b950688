package dev.lockstep.plan.rule;

/** The name under which what is dropped later is kept until then. */
final class Kept {
    static final String NAME = "lockstep_kept";

    private Kept() {}

    /** Of a schema, of a table with its schema, or of a column. */
    static boolean is(String name) {
        return name.startsWith(NAME);
    }

    /** Another's name, marked. */
    static String of(String name) {
        return NAME + "_" + name;
    }
}
