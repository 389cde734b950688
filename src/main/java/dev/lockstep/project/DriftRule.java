package dev.lockstep.project;

import dev.lockstep.model.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an environment wants where its schema is not as Lockstep left it. */
public enum DriftRule {
    /** Nothing is changed before somebody said how that came. */
    REFUSE,
    /** It is told, once. */
    WARN,
    /** Nobody asks, and nothing is noted. */
    IGNORE;

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(DriftRule::word).toList();
    }

    static DriftRule of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * Where nothing is written. In development objects come and go; of a bare URL without a stage
     * nobody knows what it is for.
     */
    static DriftRule unlessSaid(Stage stage, boolean nameless) {
        return switch (stage) {
            case DEVELOPMENT, TESTING -> IGNORE;
            case STAGING, PRODUCTION -> nameless ? IGNORE : REFUSE;
        };
    }
}
