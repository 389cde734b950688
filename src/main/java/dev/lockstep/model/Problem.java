package dev.lockstep.model;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a project's files that does not hide the rest.
 *
 * @param migration the migration it concerns, or null when it is the project's
 * @param message one sentence
 * @param file as people name it, or null
 * @param next what to do
 */
public record Problem(
        @Nullable String migration, String message, @Nullable String file, String next) {}
