package dev.lockstep.sql;

import dev.lockstep.model.Masking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets in SQL by its tokens, so that a literal over several lines is one: the string after
 * {@code PASSWORD} in CREATE and ALTER ROLE and after an option such as {@code password} in a USER
 * MAPPING, and passwords within the connection strings of subscriptions and of dblink. Columns,
 * aliases and comments of that name are left alone. Lines, which are no SQL, are {@link Masking}'s.
 */
public final class SecretLiterals {
    private static final String STARS = "***";

    /** Few texts hold any, and only those are read. */
    private static final Pattern HINT =
            Pattern.compile("passw(?:or)?d|passphrase|pwd|secret|://", Pattern.CASE_INSENSITIVE);

    private static final List<String> KEYS =
            List.of("password", "passwd", "passphrase", "pwd", "secret");

    /** A connection string, a URL, or SQL that is to be executed. */
    private static final Pattern INSIDE =
            Pattern.compile(
                    "(?:password|passwd|pwd|secret)\\s*=|\\bpassword\\s+'|://[^\\s:/@'\"]*:[^\\s'\"]+@",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern CONNECTION =
            Pattern.compile("\\s*(?:\\w+\\s*=\\s*\\S+\\s*)+", Pattern.CASE_INSENSITIVE);

    /** SQL in the making, whose secret comes in a string behind it: {@code 'PASSWORD %L'}. */
    private static final Pattern UNFINISHED =
            Pattern.compile("\\bpassword\\s*'*(?:%|$)", Pattern.CASE_INSENSITIVE);

    /** A function's body holds statements, whose strings hold more; further nobody writes. */
    private static final int DEEPEST = 3;

    private final List<Secret> found = new ArrayList<>();

    private SecretLiterals() {}

    /**
     * One of them.
     *
     * @param shown what stands for it, with as many line ends
     */
    record Secret(int start, int end, String shown) {}

    /** The text with stars for its secrets, in as many lines; the same text when it has none. */
    public static String masked(String sql) {
        List<Secret> secrets = of(sql);
        if (secrets.isEmpty()) {
            return sql;
        }
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        for (Secret secret : secrets) {
            masked.append(sql, copied, secret.start()).append(secret.shown());
            copied = secret.end();
        }
        return masked.append(sql, copied, sql.length()).toString();
    }

    /** In order, none within another. */
    static List<Secret> of(String sql) {
        if (!hinted(sql)) {
            return List.of();
        }
        SecretLiterals all = new SecretLiterals();
        // Statement by statement, for quotes in the data of a COPY are no quotes of SQL.
        StatementScanner scanner = new StatementScanner(sql, 0, comment -> {});
        int end = 0;
        for (var each = scanner.next(); each != null; each = scanner.next()) {
            all.find(sql.substring(each.start(), each.end()), each.start(), 0);
            end = each.resume();
        }
        if (scanner.trouble() != null) {
            all.find(sql.substring(end), end, 0);
        }
        return all.found;
    }

    /** Every text that is shown comes by here: the pattern is tried only where it may begin. */
    private static boolean hinted(String sql) {
        Matcher hint = null;
        for (int i = 0; i < sql.length(); i++) {
            boolean begins =
                    switch (sql.charAt(i)) {
                        case 'p', 'P', 's', 'S', ':' -> true;
                        default -> false;
                    };
            if (begins) {
                hint = hint == null ? HINT.matcher(sql) : hint;
                if (hint.region(i, sql.length()).lookingAt()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads a part of the text that begins there. */
    private void find(String part, int offset, int depth) {
        Lexer lexer = new Lexer(part);
        boolean expected = false;
        boolean unfinished = false;
        while (lexer.next()) {
            switch (lexer.kind()) {
                case LINE_COMMENT, BLOCK_COMMENT -> {}
                case WORD, QUOTED_IDENTIFIER ->
                        expected = isKey(part.substring(lexer.start(), lexer.end()));
                case STRING, DOLLAR_STRING -> {
                    Token token = lexer.token();
                    literal(part, token, expected || unfinished, offset, depth);
                    expected = false;
                    int begin = token.start() + 1; // of one that does not end, that is the end too
                    String written = part.substring(begin, Math.max(begin, token.end() - 1));
                    unfinished |= UNFINISHED.matcher(written).find();
                }
                case SEMICOLON -> {
                    expected = false;
                    unfinished = false;
                }
                case NUMBER,
                        PARAMETER,
                        OPERATOR,
                        OPENING,
                        CLOSING,
                        COMMA,
                        PUNCTUATION,
                        META_COMMAND,
                        OTHER ->
                        expected = false;
            }
        }
    }

    private static boolean isKey(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        String bare = word.endsWith("\"") ? word.substring(0, word.length() - 1) : word;
        return KEYS.stream().anyMatch(bare::endsWith);
    }

    private void literal(String part, Token token, boolean expected, int offset, int depth) {
        char quote = token.kind() == TokenKind.STRING ? '\'' : '$';
        if (expected) {
            hide(part.substring(token.start(), token.end()), offset + token.start(), STARS);
            return;
        }
        int open = part.indexOf(quote, token.start()) + 1;
        int close = token.terminated() ? token.end() - 1 : token.end();
        if (quote == '$') {
            open = part.indexOf(quote, open) + 1;
            close -= token.terminated() ? open - token.start() - 1 : 0;
        }
        String inner = part.substring(open, Math.max(open, close));
        if (!HINT.matcher(inner).find()) {
            return;
        }
        if (quote == '\'' || CONNECTION.matcher(inner).matches()) {
            String masked = INSIDE.matcher(inner).find() ? Masking.mask(inner) : inner;
            if (!masked.equals(inner)) {
                hide(inner, offset + open, masked);
            }
        } else if (depth < DEEPEST) {
            find(inner, offset + open, depth + 1);
        }
    }

    /** Where the lines would become fewer, each is stars alone. */
    private void hide(String secret, int start, String shown) {
        long lines = secret.chars().filter(c -> c == '\n').count();
        long left = shown.chars().filter(c -> c == '\n').count();
        String stars = STARS + ("\n" + STARS).repeat((int) lines);
        found.add(new Secret(start, start + secret.length(), lines == left ? shown : stars));
    }
}
