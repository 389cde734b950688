package dev.lockstep.model;

/** One setting of this shell, as {@code set} lists it. */
public record Setting(String name, String value, String meaning) {}
