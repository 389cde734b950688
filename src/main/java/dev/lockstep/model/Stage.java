package dev.lockstep.model;

import java.util.Locale;
import java.util.Optional;

/** What an environment is for; it decides what is asked before something is changed. */
public enum Stage {
    DEVELOPMENT,
    TESTING,
    STAGING,
    PRODUCTION;

    /** The word people write: {@code production}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stage of that word, whatever its case; empty when there is none. */
    public static Optional<Stage> of(String word) {
        for (Stage stage : values()) {
            if (stage.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }
}
