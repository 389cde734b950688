package dev.lockstep.sql;

import dev.lockstep.model.Failure.SyntaxProblem;
import dev.lockstep.model.FailureException;
import dev.lockstep.sql.StatementScanner.Found;
import dev.lockstep.sql.StatementScanner.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into its statements. The time is linear in the length of the text. */
public final class Splitter {
    private static final String DIRECTIVE = "lockstep:";

    private final SourceText source;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Directive> directives = new ArrayList<>();

    private Splitter(SourceText source) {
        this.source = source;
    }

    static Script split(SourceText source) {
        return new Splitter(source).split();
    }

    /**
     * Whether a text that is being typed may be sent: it ends with a semicolon, outside of quotes,
     * comments, parentheses and function bodies, and data of a COPY is there to its last line. Also
     * true of what no further line can put right.
     */
    public static boolean isComplete(String text) {
        StatementScanner scanner = new StatementScanner(text, 0, comment -> {});
        boolean terminated = false;
        for (Found found = scanner.next(); found != null; found = scanner.next()) {
            terminated = found.terminated();
        }
        Trouble trouble = scanner.trouble();
        return trouble == null ? terminated : !trouble.unfinished();
    }

    /**
     * Where the statement that begins at or after an offset ends: after its semicolon, or after the
     * data of its COPY.
     *
     * @return -1 when the text ends before it does
     * @throws FailureException with a {@code SyntaxProblem} at its position for what no further
     *     line can put right
     */
    public static int endOfStatement(SourceText source, int from) {
        StatementScanner scanner = new StatementScanner(source.text(), from, comment -> {});
        Found found = scanner.next();
        Trouble trouble = scanner.trouble();
        if (trouble != null && !trouble.unfinished()) {
            throw problem(source, trouble);
        }
        return found != null && found.terminated() ? found.resume() : -1;
    }

    private Script split() {
        String text = source.text();
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw problem(source, StatementScanner.nul(nul));
        }
        StatementScanner scanner = new StatementScanner(text, 0, this::directive);
        for (Found found = scanner.next(); found != null; found = scanner.next()) {
            statements.add(
                    new Statement(
                            statements.size() + 1,
                            source,
                            found.start(),
                            found.end(),
                            found.copyData(),
                            found.shape()));
        }
        Trouble trouble = scanner.trouble();
        if (trouble != null) {
            throw problem(source, trouble);
        }
        return new Script(source, statements, directives);
    }

    private static FailureException problem(SourceText source, Trouble trouble) {
        return new FailureException(
                new SyntaxProblem(
                        trouble.message(), source.place(trouble.offset()), trouble.next()));
    }

    private void directive(Token comment) {
        String words = source.text().substring(comment.start() + 2, comment.end()).strip();
        if (!words.regionMatches(true, 0, DIRECTIVE, 0, DIRECTIVE.length())) {
            return;
        }
        String rest = words.substring(DIRECTIVE.length()).strip();
        int keyEnd = 0;
        while (keyEnd < rest.length() && !Characters.isSpace(rest.charAt(keyEnd))) {
            keyEnd++;
        }
        if (keyEnd > 0) {
            directives.add(
                    new Directive(
                            rest.substring(0, keyEnd).toLowerCase(Locale.ROOT),
                            rest.substring(keyEnd).strip(),
                            statements.size() + 1,
                            source.place(comment.start())));
        }
    }
}
