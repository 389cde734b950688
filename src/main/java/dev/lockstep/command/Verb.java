package dev.lockstep.command;

import dev.lockstep.model.Outcome;

/** A command whose options Picocli has filled in. */
interface Verb {
    /** Does it. May throw {@link dev.lockstep.model.FailureException}. */
    Outcome run(Call call);
}
