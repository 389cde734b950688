package dev.lockstep.model;

/**
 * How long a statement works once it has its locks, as a range.
 *
 * @param lowMs milliseconds where all lies in memory
 * @param highMs milliseconds where the disk is slow
 * @param basis what was reckoned with, in words
 */
public record Estimate(long lowMs, long highMs, String basis) {}
