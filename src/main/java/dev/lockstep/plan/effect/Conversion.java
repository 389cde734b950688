package dev.lockstep.plan.effect;

import dev.lockstep.plan.effect.Facts.Cast;
import dev.lockstep.sql.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a value of one type is, byte for byte, one of another: {@code
 * ATColumnChangeRequiresRewrite} and the support functions that drop a length check which cannot
 * fail.
 */
final class Conversion {
    private static final int BPCHAR = 1042;
    private static final int VARCHAR = 1043;
    private static final int TIME = 1083;
    private static final int TIMESTAMP = 1114;
    private static final int TIMESTAMPTZ = 1184;
    private static final int INTERVAL = 1186;
    private static final int TIMETZ = 1266;
    private static final int BIT = 1560;
    private static final int VARBIT = 1562;
    private static final int NUMERIC = 1700;

    /** Without a number in parentheses these mean one character or bit. */
    private static final Set<String> SINGLE =
            Set.of("char", "character", "nchar", "national char", "national character", "bit");

    private static final int NOT_COMPARED = -2;

    private final Facts facts;

    Conversion(Facts facts) {
        this.facts = facts;
    }

    /** What has to be done to the rows, mildest first. */
    enum Change {
        NONE,
        UNKNOWN,
        REWRITE
    }

    Change between(long from, int modifier, KnownType to, int next) {
        if (to.constrained()) {
            return Change.REWRITE;
        }
        if (from == to.base()) {
            return lengths(from, modifier, next);
        }
        boolean zone =
                (from == TIMESTAMP && to.base() == TIMESTAMPTZ)
                        || (from == TIMESTAMPTZ && to.base() == TIMESTAMP);
        boolean same = zone ? facts.utc() : facts.casts().contains(new Cast(from, to.base()));
        return same && next == -1 ? Change.NONE : Change.REWRITE;
    }

    private static Change lengths(long type, int old, int next) {
        if (old == NOT_COMPARED || next == NOT_COMPARED) {
            return Change.UNKNOWN;
        }
        if (old == next || next == -1) {
            return Change.NONE;
        }
        boolean wider =
                switch ((int) type) {
                    case VARCHAR, VARBIT -> old != -1 && next >= old;
                    case NUMERIC ->
                            old != -1
                                    && scale(old) == scale(next)
                                    && precision(next) >= precision(old);
                    case TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ ->
                            next >= 6 || (old != -1 && next >= old);
                    default -> false;
                };
        return wider ? Change.NONE : Change.REWRITE;
    }

    private static int precision(int modifier) {
        return (modifier - 4) >> 16;
    }

    private static int scale(int modifier) {
        return (modifier - 4) & 0x7ff;
    }

    /** As {@code pg_attribute.atttypmod} would hold it. */
    static int modifier(KnownType type, TypeName written) {
        List<Integer> numbers = written.modifiers();
        if (type.domain()) {
            return type.modifier();
        }
        if (numbers.isEmpty()) {
            boolean single = SINGLE.contains(written.text().toLowerCase(Locale.ROOT));
            if (single) {
                return type.base() == BPCHAR ? 5 : 1;
            }
            boolean fields = type.base() == INTERVAL && written.text().contains(" ");
            return fields ? NOT_COMPARED : -1;
        }
        int first = numbers.getFirst();
        return switch ((int) type.base()) {
            case BPCHAR, VARCHAR -> first + 4;
            case NUMERIC -> (first << 16 | ((numbers.size() > 1 ? numbers.get(1) : 0) & 0x7ff)) + 4;
            case TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> Math.min(first, 6);
            case BIT, VARBIT -> first;
            default -> NOT_COMPARED;
        };
    }
}
