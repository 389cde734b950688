package dev.lockstep.command;

/** A command that takes its usual words without Picocli, so that it starts quickly. */
interface UsualVerb extends Verb {
    /** Takes an option or another word of its own; false where Picocli shall judge. */
    boolean takes(String word);
}
