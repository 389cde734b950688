package dev.lockstep.shell;

import dev.lockstep.command.Workspace.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of a schema in the form in which one was begun: with their schema once a point was typed,
 * in quotes once a quote was opened.
 *
 * @param names as SQL takes them; those that need no schema also with it, and the same description
 * @param begun what stands before the cursor: {@code us}, {@code "Us}, {@code public.us}
 */
record SqlNames(List<Word> names, String begun) {
    List<Word> offered() {
        int point = lastPoint(begun);
        boolean quoted = begun.startsWith("\"", point + 1);
        Set<String> alone = new HashSet<>();
        for (Word name : names) {
            if (lastPoint(name.word()) < 0) {
                alone.add(name.word() + "\n" + name.description());
            }
        }
        return names.stream()
                .filter(name -> point >= 0 ? lastPoint(name.word()) >= 0 : !again(name, alone))
                .map(name -> quoted ? quoted(name) : name)
                .toList();
    }

    /** Whether it is offered without its schema already. */
    private static boolean again(Word name, Set<String> alone) {
        int point = lastPoint(name.word());
        return point >= 0
                && alone.contains(name.word().substring(point + 1) + "\n" + name.description());
    }

    private static Word quoted(Word name) {
        int last = lastPoint(name.word()) + 1;
        return name.word().startsWith("\"", last)
                ? name
                : new Word(
                        name.word().substring(0, last) + '"' + name.word().substring(last) + '"',
                        name.description());
    }

    /** Where the last point outside of quotes is; -1 where there is none. */
    private static int lastPoint(String name) {
        int point = -1;
        boolean inQuotes = false;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '"') {
                inQuotes = !inQuotes;
            } else if (name.charAt(i) == '.' && !inQuotes) {
                point = i;
            }
        }
        return point;
    }
}
