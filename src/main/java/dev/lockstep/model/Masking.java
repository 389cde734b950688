package dev.lockstep.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of a line before it is kept anywhere: history, log, recording. Passwords in
 * URLs, {@code password=...} and {@code PGPASSWORD=...} in any spelling, and the literal after
 * {@code PASSWORD} in CREATE and ALTER ROLE, USER and USER MAPPING.
 *
 * <p>What is hidden becomes three stars without quotes. That is no SQL and no password, so a masked
 * line that is recalled and run fails instead of setting a password of three stars. In doubt it
 * hides too much.
 */
public final class Masking {
    private static final String STARS = "***";

    /** {@code scheme://user:} with all that follows up to the last {@code @} of the word. */
    private static final Pattern IN_URL = Pattern.compile("(://[^\\s:/@'\"]*:)[^\\s'\"]+(@)");

    /** {@code password=}, {@code "pwd": }, {@code db_password :=}; not the cast of a column. */
    private static final Pattern ASSIGNED =
            Pattern.compile(
                    "(?:password|passwd|passphrase|pwd|secret)[\"']?\\s*(?:=>?|:(?!:)=?)\\s*",
                    Pattern.CASE_INSENSITIVE);

    /** {@code PASSWORD} before a string of any kind, whatever blanks or comments lie between. */
    private static final Pattern IN_ROLE =
            Pattern.compile(
                    "\\bpassword(?:\\s|/\\*(?:(?!\\*/).)*+\\*/|--[^\\n]*\\n)*+"
                            + "(?=[EUBNX]?&?'|\\$\\w*\\$)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Masking() {}

    /** The text without its secrets; the same text when it holds none. */
    public static String mask(String text) {
        String masked =
                IN_URL.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(STARS) + "$2");
        return hideAfter(IN_ROLE, hideAfter(ASSIGNED, masked));
    }

    private static String hideAfter(Pattern key, String text) {
        Matcher matcher = key.matcher(text);
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        while (matcher.find(copied)) {
            int from = matcher.end();
            int to = valueEnd(text, from);
            masked.append(text, copied, from).append(to > from ? STARS : "");
            copied = to;
            if (copied >= text.length()) {
                break;
            }
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    /** Where a value ends that begins there: after its closing quote, its call, or its word. */
    private static int valueEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isWordCharacter(text.charAt(at))) {
            at++;
        }
        if (text.startsWith("&'", at)) {
            at++;
        }
        if (at == text.length()) {
            return at;
        }
        return switch (text.charAt(at)) {
            case '\'', '"' -> quotedEnd(text, at);
            case '$' -> dollarEnd(text, at);
            // a function of the secret: crypt('...', gen_salt('bf'))
            case '(' -> statementEnd(text, at);
            default -> bareEnd(text, at);
        };
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static int quotedEnd(String text, int open) {
        char quote = text.charAt(open);
        int at = open + 1;
        while (at < text.length() && text.charAt(at) == quote) {
            at++;
        }
        String quotes = text.substring(open, at);
        if (quotes.length() % 2 == 0) {
            return at == bareEnd(text, at) ? at : nestedEnd(text, at, quotes);
        }
        at = open + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c != quote) {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return text.length();
    }

    /** Inside another string every quote is doubled: {@code 'alter ... password ''x'''}. */
    private static int nestedEnd(String text, int from, String quotes) {
        int close = text.indexOf(quotes, from);
        return close < 0 ? text.length() : close + quotes.length();
    }

    private static int dollarEnd(String text, int open) {
        int tagEnd = text.indexOf('$', open + 1);
        if (tagEnd < 0) {
            return bareEnd(text, open);
        }
        String tag = text.substring(open, tagEnd + 1);
        int close = text.indexOf(tag, tagEnd + 1);
        return close < 0 ? text.length() : close + tag.length();
    }

    private static int statementEnd(String text, int from) {
        int end = text.indexOf(';', from);
        return end < 0 ? text.length() : end;
    }

    private static int bareEnd(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == ';' || c == '&') {
                return at;
            }
            at++;
        }
        return at;
    }
}
