package dev.lockstep.project;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The object that a JavaScript or TypeScript module exports by default, as far as it is written
 * out: {@code export default defineConfig({ migrations: { path: "db/migrations" } })}.
 */
final class ConfigObject {
    /** Comments, strings, names, and any other character. */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "//[^\\n]*|/\\*(?s:.*?)\\*/|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'"
                            + "|`[^`]*`|[\\w$]+|\\.\\.\\.|\\S");

    private static final int MISSING = -1;
    private static final int HIDDEN = -2;

    private final List<String> tokens;
    private final int open;

    private ConfigObject(List<String> tokens, int open) {
        this.tokens = tokens;
        this.open = open;
    }

    /**
     * What a key holds.
     *
     * @param text null when the key is not there, or holds something else than a text
     * @param isUnclear whether something else is written there
     */
    record Value(@Nullable String text, boolean isUnclear) {
        private static final Value NONE = new Value(null, false);
        private static final Value UNCLEAR = new Value(null, true);
    }

    /** The object after {@code export default} or {@code module.exports =}. */
    static ConfigObject exportedBy(String source) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(source);
        while (matcher.find()) {
            if (!matcher.group().startsWith("//") && !matcher.group().startsWith("/*")) {
                tokens.add(matcher.group());
            }
        }
        int start = start(tokens);
        // defineConfig( may stand between, and nothing else
        boolean called = start > 0 && token(tokens, start + 1).equals("(");
        return new ConfigObject(tokens, called ? start + 2 : start);
    }

    private static int start(List<String> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            String before = tokens.get(i - 1);
            if (before.equals("export") && tokens.get(i).equals("default")) {
                return i + 1;
            }
            if (before.equals("exports") && tokens.get(i).equals("=")) {
                return i + 1;
            }
        }
        return -1;
    }

    /** What stands under these keys, one within the other. */
    Value at(String... keys) {
        int object = open;
        for (String key : keys) {
            if (!token(tokens, object).equals("{")) {
                return Value.UNCLEAR;
            }
            int value = valueOf(key, object);
            if (value == MISSING) {
                return Value.NONE;
            }
            if (value == HIDDEN) {
                return Value.UNCLEAR;
            }
            object = value;
        }
        return text(object);
    }

    /** Where the value of a key begins in the object that opens there. */
    private int valueOf(String key, int object) {
        int depth = 0;
        boolean spread = false;
        for (int i = object; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals("{") || token.equals("(") || token.equals("[")) {
                depth++;
            } else if (token.equals("}") || token.equals(")") || token.equals("]")) {
                depth--;
                if (depth == 0) {
                    break;
                }
            } else if (depth == 1 && token.equals("...")) {
                spread = true;
            } else if (depth == 1 && isKey(i) && (token.equals(key) || isQuoted(token, key))) {
                return tokens.get(i + 1).equals(":") ? i + 2 : HIDDEN;
            }
        }
        return spread ? HIDDEN : MISSING;
    }

    private boolean isKey(int i) {
        String before = tokens.get(i - 1);
        String after = token(tokens, i + 1);
        return (before.equals("{") || before.equals(","))
                && (after.equals(":") || after.equals(",") || after.equals("}"));
    }

    private static boolean isQuoted(String token, String key) {
        return token.equals('"' + key + '"') || token.equals("'" + key + "'");
    }

    /** A text in quotes, or {@code path.join} of several. */
    private Value text(int at) {
        List<String> parts = new ArrayList<>();
        int i = at;
        boolean joined = false;
        if (token(tokens, i).equals("path") && token(tokens, i + 1).equals(".")) {
            i += 2;
        }
        if (token(tokens, i).equals("join") && token(tokens, i + 1).equals("(")) {
            joined = true;
            i += 2;
        }
        while (isPlainText(token(tokens, i))) {
            parts.add(token(tokens, i).substring(1, token(tokens, i).length() - 1));
            i++;
            if (!joined || !token(tokens, i).equals(",")) {
                break;
            }
            i++;
        }
        if (joined && token(tokens, i).equals(")")) {
            i++;
        }
        String after = token(tokens, i);
        boolean ends = after.equals(",") || after.equals("}");
        return parts.isEmpty() || !ends ? Value.UNCLEAR : new Value(String.join("/", parts), false);
    }

    private static boolean isPlainText(String token) {
        boolean quoted = token.startsWith("\"") || token.startsWith("'") || token.startsWith("`");
        return quoted && token.length() > 1 && !token.contains("\\") && !token.contains("${");
    }

    private static String token(List<String> tokens, int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : "";
    }
}
