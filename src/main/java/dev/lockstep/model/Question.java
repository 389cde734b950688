package dev.lockstep.model;

/** Something only a person may decide. */
public sealed interface Question {
    /** What is asked, with what would happen, as one or more lines. */
    String text();

    /** Yes or no; {@code --yes} answers it. */
    record YesNo(String text) implements Question {}

    /** The database's name typed in full; only {@code --confirm NAME} answers it. */
    record TypeName(String text, String name) implements Question {}
}
