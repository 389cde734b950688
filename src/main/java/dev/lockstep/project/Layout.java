package dev.lockstep.project;

import java.util.Optional;

/** How a project's files are arranged. */
public enum Layout {
    NATIVE("native"),
    PRISMA("prisma");

    private final String word;

    Layout(String word) {
        this.word = word;
    }

    /** Its name in the configuration and in answers. */
    public String word() {
        return word;
    }

    /** The layout of that name; empty when there is none. */
    public static Optional<Layout> of(String word) {
        for (Layout layout : values()) {
            if (layout.word.equals(word)) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }
}
