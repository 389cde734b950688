package dev.lockstep.project;

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
}
