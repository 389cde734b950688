package dev.lockstep.model;

/**
 * A session whose open transaction holds a lock on a relation.
 *
 * @param application as it calls itself; empty where it does not, or we may not see
 * @param mode the strongest that it holds there
 * @param seconds since its transaction began; -1 where we may not see
 */
public record LockHolder(int pid, String application, LockMode mode, long seconds) {}
