package dev.lockstep.render;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * JSON's own escapes for what {@link Escaping} makes visible elsewhere, beyond the C0 controls that
 * JSON escapes by itself. The value that a reader gets is exact; a terminal sees backslashes.
 * Called for each UTF-16 unit, so a character beyond U+FFFF becomes its two surrogates.
 */
final class JsonEscapes extends CharacterEscapes {
    private static final int DEL = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes[DEL] = ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int unit) {
        return Escaping.isUnsafe(unit)
                ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", unit))
                : null;
    }
}
