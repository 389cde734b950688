package dev.lockstep.model;

/**
 * A position in a text.
 *
 * @param offset UTF-16 code units from the start of the text, from 0
 * @param line line number, from 1; a line ends with LF, CRLF or CR
 * @param column Unicode code points from the start of the line, from 1
 */
public record Position(int offset, int line, int column) {
    /** The first character of a text. */
    public static final Position START = new Position(0, 1, 1);
}
