package dev.lockstep.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Names that a typed text fits, by where it fits best. Each list keeps the candidates' order. One
 * pass without garbage: completion asks at every key, of ten thousand names.
 *
 * @param prefix at the beginning of the name
 * @param word at the beginning of another word of it
 * @param inside anywhere else
 */
record NameMatches(List<String> prefix, List<String> word, List<String> inside) {
    static NameMatches of(String typed, List<String> candidates) {
        NameMatches matches =
                new NameMatches(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String name : candidates) {
            matches.sort(typed, name);
        }
        return matches;
    }

    /** Names of which it is a word, or several together, and not only the beginning of one. */
    static List<String> withWord(String typed, List<String> candidates) {
        return candidates.stream().filter(name -> hasWord(name, typed)).toList();
    }

    private static boolean hasWord(String name, String typed) {
        if (typed.isEmpty()) {
            return false;
        }
        for (int i = 0; i + typed.length() <= name.length(); i++) {
            if (divides(name, i - 1)
                    && divides(name, i + typed.length())
                    && fitsAt(typed, name, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether words of the name are divided there; both its ends divide. */
    private static boolean divides(String name, int at) {
        if (at < 0 || at == name.length()) {
            return true;
        }
        char c = name.charAt(at);
        return c == '_' || c == '-' || c == '.';
    }

    private void sort(String typed, String name) {
        boolean found = false;
        for (int i = 0; i + typed.length() <= name.length(); i++) {
            if (fitsAt(typed, name, i)) {
                if (i == 0) {
                    prefix.add(name);
                    return;
                }
                if (beginsWord(name, i)) {
                    word.add(name);
                    return;
                }
                found = true;
            }
        }
        if (found) {
            inside.add(name);
        }
    }

    /** The first character is looked at apart: it decides at most places, and cheaply. */
    private static boolean fitsAt(String typed, String name, int at) {
        if (typed.isEmpty()) {
            return true;
        }
        char first = typed.charAt(0);
        char here = name.charAt(at);
        boolean begins =
                here == first || Character.toLowerCase(here) == Character.toLowerCase(first);
        return begins && name.regionMatches(true, at, typed, 0, typed.length());
    }

    private static boolean beginsWord(String name, int at) {
        if (divides(name, at - 1)) {
            return true;
        }
        char before = name.charAt(at - 1);
        char here = name.charAt(at);
        return (Character.isDigit(before) && Character.isLetter(here))
                || (Character.isLetter(before) && Character.isDigit(here));
    }

    List<String> atWords() {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(word);
        return all;
    }

    List<String> bestFirst() {
        List<String> all = atWords();
        all.addAll(inside);
        return all;
    }
}
