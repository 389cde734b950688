package dev.lockstep.render;

import java.util.ArrayList;
import java.util.List;

/** Lines being painted for one screen. Everything on it passes through {@link Span}. */
final class Page {
    private final Screen screen;
    private final boolean cut;
    private final StringBuilder text = new StringBuilder();

    Page(Screen screen) {
        this(screen, false);
    }

    private Page(Screen screen, boolean cut) {
        this.screen = screen;
        this.cut = cut;
    }

    /** Lines that do not wrap, because the next one is painted over them: each is cut to fit. */
    static Page ofPassingLines(Screen screen) {
        return new Page(screen, true);
    }

    Screen screen() {
        return screen;
    }

    Theme theme() {
        return screen.theme();
    }

    /** One line of these pieces; blanks at its end are left out. */
    Page line(Span... spans) {
        return line(List.of(spans));
    }

    /** One line of these pieces; blanks at its end are left out. */
    Page line(List<Span> spans) {
        int start = text.length();
        for (Span span : cut ? fitting(spans) : spans) {
            text.append(theme().paint(span.tone(), span.text()));
        }
        int end = text.length();
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append('\n');
        return this;
    }

    private List<Span> fitting(List<Span> spans) {
        List<Span> fitting = new ArrayList<>();
        int room = screen.width();
        for (Span span : spans) {
            String part = Cut.end(span.text(), room, theme());
            fitting.add(new Span(part, span.tone()));
            room -= DisplayWidth.of(part);
        }
        return fitting;
    }

    /** One line without a tone. */
    Page line(String line) {
        return line(Span.of(line));
    }

    /** An empty line, unless the page is empty so far. */
    Page gap() {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        return this;
    }

    /**
     * A sentence of these pieces; where the screen is too narrow it goes on below, {@code hang}
     * columns in.
     */
    Page wrapped(int hang, Span... spans) {
        return wrapped(hang, List.of(spans));
    }

    private Page wrapped(int hang, List<Span> spans) {
        if (cut || !screen.isLimited()) {
            return line(spans);
        }
        Wrap.lines(spans, screen.width(), hang).forEach(this::line);
        return this;
    }

    /** A sentence without a tone, which hangs two columns in. */
    Page sentence(String text) {
        return wrapped(2, Span.of(text));
    }

    /**
     * Prose that may have several lines: the first after {@code label}, the others under {@code
     * indent}, as is what does not fit. Tabs become blanks up to the next multiple of 8.
     */
    Page block(Span label, String indent, String lines) {
        boolean first = true;
        int hang = indent.isEmpty() ? 2 : indent.length();
        for (String line : Escaping.lines(lines)) {
            Span start = first ? label : Span.of(indent);
            int inside = line.length() - line.stripLeading().length();
            wrapped(hang + inside, start, Span.of(Tabs.expand(line, 8)));
            first = false;
        }
        if (first) {
            line(label);
        }
        return this;
    }

    /** Lines that stay as they are, however wide: SQL, JSON, what somebody typed. */
    Page verbatim(Span label, String indent, String lines) {
        boolean first = true;
        for (String line : Escaping.lines(lines)) {
            line(first ? label : Span.of(indent), Span.of(Tabs.expand(line, 8)));
            first = false;
        }
        return first ? line(label) : this;
    }

    /**
     * Facts on one line with {@code between} in the gaps; where the screen is too narrow the next
     * fact begins a line of its own, two columns further in.
     */
    Page flow(String indent, String between, List<Span> facts) {
        List<Span> line = new ArrayList<>();
        String start = indent;
        int used = 0;
        for (Span fact : facts) {
            boolean fits = used + between.length() + fact.width() <= screen.width();
            if (!line.isEmpty() && !fits) {
                wrapped(indent.length() + 4, line);
                line.clear();
                start = indent + "  ";
            }
            line.add(Span.of(line.isEmpty() ? start : between));
            line.add(fact);
            used = line.stream().mapToInt(Span::width).sum();
        }
        return line.isEmpty() ? this : wrapped(indent.length() + 4, line);
    }

    Page table(Table table) {
        table.lines(screen).forEach(this::line);
        return this;
    }

    /** What was painted, without the last line's ending. */
    String text() {
        int end = text.length();
        return end == 0 ? "" : text.substring(0, end - 1);
    }
}
