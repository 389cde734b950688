package dev.lockstep.postgres;

import org.jspecify.annotations.Nullable;

/** A password. It prints as stars, is never serialized, and is read in one place: the driver. */
public final class Secret {
    /** No password. */
    public static final Secret NONE = new Secret("");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Holds a password. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** The password itself. */
    String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return isEmpty() ? "(none)" : "****";
    }
}
