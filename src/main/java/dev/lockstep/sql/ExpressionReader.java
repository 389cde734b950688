package dev.lockstep.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads types and expressions of columns. */
final class ExpressionReader {
    /** What may follow a column's type or default; none of them stands bare inside of either. */
    private static final Set<String> ENDS =
            Set.of(
                    """
                    CHECK COLLATE COMPRESSION CONSTRAINT DEFAULT DEFERRABLE GENERATED INITIALLY NOT
                    NULL OPTIONS PRIMARY REFERENCES STORAGE UNIQUE USING\
                    """
                            .split("\\s+"));

    private ExpressionReader() {}

    /** Steps over a type. */
    static @Nullable TypeName type(TokenCursor cursor, int end) {
        int first = cursor.at();
        List<Integer> modifiers = new ArrayList<>();
        while (cursor.at() < end && !ENDS.contains(cursor.word()) && !cursor.seesSymbol("::")) {
            if (cursor.kind() == TokenKind.OPENING && modifiers.isEmpty()) {
                modifiers.addAll(numbers(cursor));
            } else {
                cursor.skipItem();
            }
        }
        return cursor.at() == first
                ? null
                : new TypeName(cursor.tokens().text(first, cursor.at() - 1), modifiers);
    }

    private static List<Integer> numbers(TokenCursor cursor) {
        int first = cursor.at();
        cursor.skipItem();
        List<Integer> numbers = new ArrayList<>();
        for (int i = first; i < cursor.at(); i++) {
            String text = cursor.tokens().text(i);
            if (cursor.tokens().kind(i) == TokenKind.NUMBER && text.matches("\\d{1,9}")) {
                numbers.add(Integer.valueOf(text));
            }
        }
        return numbers;
    }

    /** Steps over the value of a DEFAULT: NOT and NULL end it unless it begins with them. */
    static @Nullable Expression defaultValue(TokenCursor cursor, int end) {
        int first = cursor.at();
        while (cursor.at() < end && (cursor.at() == first || !endsValue(cursor))) {
            cursor.skipItem();
        }
        return expression(cursor, first, cursor.at());
    }

    private static boolean endsValue(TokenCursor cursor) {
        boolean afterIs =
                cursor.tokens().isWord(cursor.at() - 1, "IS")
                        || cursor.tokens().isWord(cursor.at() - 2, "IS");
        return ENDS.contains(cursor.word()) && !afterIs;
    }

    /** What stands from one token to before another; null when that is nothing. */
    static @Nullable Expression expression(TokenCursor cursor, int first, int end) {
        if (first >= end) {
            return null;
        }
        Tokens tokens = cursor.tokens();
        int after = cursor.at();
        String column = tokens.isName(first) ? tokens.name(first) : null;
        List<TypeName> casts = new ArrayList<>();
        cursor.moveTo(first + 1);
        while (cursor.at() < end && cursor.acceptSymbol("::")) {
            TypeName type = type(cursor, end);
            if (type != null) {
                casts.add(type);
            }
        }
        boolean plain = cursor.at() == end;
        cursor.moveTo(after);
        return new Expression(
                tokens.text(first, end - 1),
                calls(tokens, first, end),
                plain ? column : null,
                plain ? casts : List.of());
    }

    /** Names right before an opening parenthesis, each once. */
    static List<RelationName> calls(Tokens tokens, int first, int end) {
        Set<RelationName> calls = new LinkedHashSet<>();
        for (int i = first; i < end; i++) {
            boolean called = tokens.isName(i) && tokens.kind(i + 1) == TokenKind.OPENING;
            if (called) {
                boolean qualified = i >= 2 && tokens.isSymbol(i - 1, ".") && tokens.isName(i - 2);
                calls.add(new RelationName(qualified ? tokens.name(i - 2) : null, tokens.name(i)));
            }
        }
        return List.copyOf(calls);
    }
}
