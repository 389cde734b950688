package dev.lockstep.shell;

import dev.lockstep.command.Workspace.Word;
import dev.lockstep.render.Escaping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.CompletionMatcher;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/**
 * Carries {@link Completions} to JLine. It is completer and matcher in one, since both must see all
 * the words while JLine is handed only those that a menu has room for: otherwise typing on in an
 * open menu would not find the ones that had been left out.
 */
final class Completion implements Completer, CompletionMatcher {
    /** No menu is longer, however tall the terminal. */
    static final int LONGEST_MENU = 200;

    /**
     * Rows that a menu leaves: the prompt, the bottom line, and the one that says how many more.
     */
    private static final int OTHER_ROWS = 4;

    private final Supplier<Completions> completions;
    private final IntSupplier rows;

    /** What was offered when the line was parsed: the words may become known only after that. */
    private String parsed = "";

    private List<Word> offered = List.of();
    private List<Word> words = List.of();
    private NameMatch match = new NameMatch(List.of(), 0, "");
    private String typed = "";

    /**
     * Completes from what is at hand.
     *
     * @param completions the words as they are now; must not wait
     * @param rows how tall the terminal is
     */
    Completion(Supplier<Completions> completions, IntSupplier rows) {
        this.completions = completions;
        this.rows = rows;
    }

    /** Where the word begins that would be completed. */
    int wordStart(String beforeCursor) {
        Completions.Offer offer = completions.get().at(beforeCursor);
        parsed = beforeCursor;
        offered = offer.words();
        return offer.words().isEmpty() ? beforeCursor.length() : offer.start();
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String beforeCursor = line.line().substring(0, line.cursor());
        words = beforeCursor.equals(parsed) ? offered : completions.get().at(beforeCursor).words();
    }

    @Override
    public void compile(
            Map<Option, Boolean> options,
            boolean prefix,
            CompletingParsedLine line,
            boolean caseInsensitive,
            int errors,
            @Nullable String originalGroupName) {
        typed = line.word();
        int room = Math.max(1, rows.getAsInt() - OTHER_ROWS);
        match = NameMatch.of(words, typed, Math.min(LONGEST_MENU, room));
    }

    @Override
    public List<Candidate> matches(List<Candidate> ignored) {
        List<Candidate> menu = new ArrayList<>();
        for (Word word : match.found()) {
            menu.add(candidate(word, menu.size()));
        }
        if (match.more() > 0) {
            String more = "... " + match.more() + " more: type on";
            menu.add(new Candidate(typed, more, null, null, null, null, false, menu.size()));
        }
        return menu;
    }

    private static Candidate candidate(Word word, int rank) {
        String description =
                word.description().isEmpty() ? null : Escaping.line(word.description());
        return new Candidate(
                word.word(), Escaping.line(word.word()), null, description, null, null, true, rank);
    }

    @Override
    public @Nullable Candidate exactMatch() {
        for (Word word : match.found()) {
            if (word.word().equals(typed)) {
                return candidate(word, 0);
            }
        }
        return null;
    }

    @Override
    public String getCommonPrefix() {
        return match.common();
    }
}
