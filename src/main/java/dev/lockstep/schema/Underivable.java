package dev.lockstep.schema;

/** A difference for which no SQL can be given, and why. */
public record Underivable(ObjectId object, String reason) {}
