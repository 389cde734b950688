package dev.lockstep.model;

/** One hazard and where the statement begins. */
public record LintFinding(String migration, Place place, Hazard hazard) {}
