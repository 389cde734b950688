package dev.lockstep.command;

import dev.lockstep.model.Outcome;
import java.util.List;

/** A command whose options Picocli has filled in. */
interface Verb {
    /** Does it. May throw {@link dev.lockstep.model.FailureException}. */
    Outcome run(Call call);

    /**
     * Takes plain words, as Picocli would set them, for the commonest commands.
     *
     * @return false where understanding them is a case for Picocli
     */
    default boolean takes(List<String> words) {
        return false;
    }
}
