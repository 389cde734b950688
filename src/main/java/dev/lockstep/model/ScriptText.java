package dev.lockstep.model;

/** A file of a migration: what it is for ({@code up}, {@code down} ...), its name and its text. */
public record ScriptText(String role, String file, String text, int statements) {}
