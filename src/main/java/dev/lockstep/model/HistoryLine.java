package dev.lockstep.model;

/** One line of history. */
public record HistoryLine(int number, String line) {}
