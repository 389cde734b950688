package dev.lockstep.model;

/**
 * Where in a file something is, with the line's text so that it can be shown without reading again.
 *
 * @param file as people name it: relative to the project where it lies in it
 * @param position the first character of what is meant
 * @param lineText the whole line, without its line ending
 */
public record Place(String file, Position position, String lineText) {
    @Override
    public String toString() {
        return file + ":" + position.line() + ":" + position.column();
    }
}
