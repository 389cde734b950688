package dev.lockstep.plan.phase;

import org.jspecify.annotations.Nullable;

/**
 * A migration to be written.
 *
 * @param words what it does; becomes its name
 * @param down null where there is no way back
 */
public record Draft(String words, String up, @Nullable String down) {}
