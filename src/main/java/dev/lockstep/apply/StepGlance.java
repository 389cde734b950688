package dev.lockstep.apply;

import java.time.Duration;

/**
 * What the prompt shows of an open step transaction.
 *
 * @param age of the transaction
 * @param locks strong ones that it holds
 * @param waiting sessions that wait for us
 */
public record StepGlance(
        String migration,
        int done,
        int count,
        boolean open,
        Duration age,
        int locks,
        int waiting) {}
