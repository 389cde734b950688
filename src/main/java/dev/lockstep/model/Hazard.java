package dev.lockstep.model;

/**
 * One way in which a statement can hurt.
 *
 * @param id such as {@code set-not-null-scans}: {@code help hazard} has a page of that name
 * @param message one line that names the object
 * @param safer SQL that reaches the same with less harm, ready to run; empty where there is none
 * @param accepted why somebody accepted it, in the script's own words; empty when nobody did
 */
public record Hazard(
        String id,
        Severity severity,
        Evidence evidence,
        String message,
        String safer,
        String accepted) {
    /** The same, accepted for that reason. */
    public Hazard accepted(String because) {
        return new Hazard(id, severity, evidence, message, safer, because);
    }

    /** Whether nobody accepted it. */
    public boolean open() {
        return accepted.isEmpty();
    }

    /** How bad it is here. */
    public enum Severity {
        /** The relation is new or empty, or it is only something to know. */
        INFORMATION,
        /** It may hurt. */
        WARNING,
        /** It does: the table is large or busy, or the statement fails. */
        ERROR;

        /** {@code warning}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What it rests on. */
    public enum Evidence {
        /** The statement's text alone. */
        STATEMENT,
        /** The catalog of the database. */
        CATALOG,
        /** What was seen when it ran. */
        TRACE;

        /** {@code catalog}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
