package dev.lockstep.sql;

import java.util.Optional;

/** The name of what a statement makes or drops, where it stands right after the statement's kind. */
public final class ObjectNames {
    private ObjectNames() {}

    /** {@code shop} for {@code CREATE DATABASE} and {@code create database if not exists Shop ...}. */
    public static Optional<String> after(String kind, String sql) {
        TokenCursor cursor = new TokenCursor(Tokens.of(sql));
        if (!cursor.accept(kind.split(" "))) {
            return Optional.empty();
        }
        if (!cursor.acceptIfNotExists()) {
            cursor.acceptIfExists();
        }
        return Optional.ofNullable(cursor.name());
    }
}
