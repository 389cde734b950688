package dev.lockstep.model;

/** Who answers when the engine must not decide alone: a terminal, {@code --yes}, a test. */
@FunctionalInterface
public interface Questions {
    /** Asks and waits for the answer. */
    Answer ask(Question question);

    /** What came back. */
    enum Answer {
        YES,
        NO,
        /**
         * Nobody is there to ask and no option answers it; counts as no, and the option is named.
         */
        NOBODY
    }
}
