package dev.lockstep.shell;

import dev.lockstep.command.Workspace.Word;
import dev.lockstep.render.Escaping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which words a typed beginning means: those that begin with it; if there are none, those in which
 * any word of the name does ({@code role} means {@code 20260322110000_user_roles}). Letters' case
 * is ignored. JLine's own matcher would drop hits in the middle of a name.
 *
 * @param found the hits that are shown, at most as many as asked for, in their given order
 * @param total how many there are
 * @param common what all hits begin with; at least what was typed when they begin with it
 */
record NameMatch(List<Word> found, int total, String common) {
    /** Keeps its own copy. */
    NameMatch {
        found = List.copyOf(found);
    }

    /** The hits among those words, of which at most {@code limit} are kept. */
    static NameMatch of(List<Word> words, String typed, int limit) {
        NameMatch beginning = collect(words, typed, limit, false);
        return beginning.total > 0 || typed.isEmpty()
                ? beginning
                : collect(words, typed, limit, true);
    }

    /** How many are not shown. */
    int more() {
        return total - found.size();
    }

    private static NameMatch collect(List<Word> words, String typed, int limit, boolean inside) {
        List<Word> found = new ArrayList<>();
        Set<String> names = new HashSet<>(); // a column of many tables is one word
        String common = "";
        for (Word word : words) {
            String name = word.word();
            boolean hit = inside ? wordBegins(name, typed) : beginsAt(name, 0, typed);
            if (hit && Escaping.line(name).equals(name) && names.add(name)) {
                common = names.size() == 1 ? name : commonPrefix(common, name);
                if (found.size() < limit) {
                    found.add(word);
                }
            }
        }
        return new NameMatch(found, names.size(), common);
    }

    private static boolean wordBegins(String name, String typed) {
        for (int i = 1; i + typed.length() <= name.length(); i++) {
            if (isWordStart(name, i) && beginsAt(name, i, typed)) {
                return true;
            }
        }
        return false;
    }

    /** After a separator, between digits and letters, and at a capital after a small letter. */
    private static boolean isWordStart(String name, int at) {
        char before = name.charAt(at - 1);
        char c = name.charAt(at);
        if (!Character.isLetterOrDigit(before)) {
            return Character.isLetterOrDigit(c);
        }
        return Character.isDigit(before) != Character.isDigit(c)
                || (Character.isLowerCase(before) && Character.isUpperCase(c));
    }

    private static boolean beginsAt(String name, int at, String typed) {
        return name.regionMatches(true, at, typed, 0, typed.length());
    }

    private static String commonPrefix(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int same = 0;
        while (same < length && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return one.substring(0, same);
    }
}
