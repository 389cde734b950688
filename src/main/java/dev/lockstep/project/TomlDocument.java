package dev.lockstep.project;

import com.electronwill.nightconfig.core.Config;
import com.electronwill.nightconfig.core.UnmodifiableConfig;
import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.core.io.ParsingMode;
import com.electronwill.nightconfig.toml.TomlFormat;
import com.electronwill.nightconfig.toml.TomlParser;
import dev.lockstep.model.Failure.SyntaxProblem;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Place;
import dev.lockstep.sql.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A TOML file as nested maps in the order of the file, with the place of every key.
 *
 * @param root values are maps, lists, strings, numbers, booleans and dates
 * @param offsets where a key is first named, by its path from the root
 */
record TomlDocument(
        SourceText source, Map<String, Object> root, Map<List<String>, Integer> offsets) {
    /**
     * Parses a text.
     *
     * @throws FailureException with {@code SyntaxProblem} where it is not TOML
     */
    static TomlDocument parse(SourceText source) {
        CountingReader reader = new CountingReader(source.text());
        Config parsed = TomlFormat.newConfig(LinkedHashMap::new);
        try {
            new TomlParser().parse(reader, parsed, ParsingMode.REPLACE);
        } catch (ParsingException e) {
            throw new FailureException(syntax(source, reader, e));
        }
        return new TomlDocument(source, plain(parsed), TomlKeys.offsets(source.text()));
    }

    /** The parser tells no position, but it has read no further than what it could not take. */
    private static SyntaxProblem syntax(
            SourceText source, CountingReader reader, ParsingException e) {
        int last = Math.max(0, reader.consumed() - 1);
        String said = String.valueOf(e.getMessage()).replace("\n", "end of line");
        String message =
                said.startsWith("Not enough data")
                        ? "the file ends inside a value or a table's name"
                        : said;
        return new SyntaxProblem(
                source.file() + " is not TOML: " + Passwords.masked(message),
                shown(source, last),
                "correct the line; texts stand in quotes: key = \"value\"");
    }

    private static Map<String, Object> plain(UnmodifiableConfig config) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (UnmodifiableConfig.Entry entry : config.entrySet()) {
            map.put(entry.getKey(), value(entry.getValue()));
        }
        return map;
    }

    private static Object value(Object value) {
        if (value instanceof UnmodifiableConfig table) {
            return plain(table);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(value(item)));
            return items;
        }
        return value;
    }

    /** The place of a key, or of the nearest table around it. */
    Place place(List<String> path) {
        for (int length = path.size(); length > 0; length--) {
            Integer offset = offsets.get(path.subList(0, length));
            if (offset != null) {
                return shown(source, offset);
            }
        }
        return shown(source, 0);
    }

    /** The line at fault may be the one with a URL. */
    private static Place shown(SourceText source, int offset) {
        Place place = source.place(Math.min(offset, source.text().length()));
        return new Place(place.file(), place.position(), Passwords.masked(place.lineText()));
    }
}
