package dev.lockstep.model;

/** Runs one line as typed at the prompt: for the shell, a script of commands, a replay. */
@FunctionalInterface
public interface CommandLineRunner {
    /** Runs it to its end; failures come back as outcomes, never as exceptions. */
    Outcome run(String line, Cancellation cancellation);
}
