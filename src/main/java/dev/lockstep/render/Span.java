package dev.lockstep.render;

/**
 * A piece of a line in one tone. Whatever text it is made of is safe from then on: this constructor
 * is where text for people is escaped.
 *
 * @param text one line, safe for a terminal
 * @param tone what it means
 */
record Span(String text, Tone tone) {
    static final Span EMPTY = new Span("", Tone.PLAIN);

    Span {
        text = Escaping.line(text);
    }

    static Span of(String text) {
        return new Span(text, Tone.PLAIN);
    }

    static Span error(String text) {
        return new Span(text, Tone.ERROR);
    }

    static Span warning(String text) {
        return new Span(text, Tone.WARNING);
    }

    static Span success(String text) {
        return new Span(text, Tone.SUCCESS);
    }

    static Span quiet(String text) {
        return new Span(text, Tone.QUIET);
    }

    /** Columns it takes. */
    int width() {
        return DisplayWidth.of(text);
    }
}
