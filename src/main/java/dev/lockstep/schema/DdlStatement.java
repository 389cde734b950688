package dev.lockstep.schema;

/**
 * One statement on the way from one schema to another.
 *
 * @param sql without a semicolon at its end
 * @param destructive whether data is lost
 * @param note what is lost, or what makes it fail or take long; empty where nothing is to be said
 * @param committedFirst whether it must be committed before the script's transaction, which uses
 *     what it makes
 */
public record DdlStatement(
        ObjectId object, String sql, boolean destructive, String note, boolean committedFirst) {}
