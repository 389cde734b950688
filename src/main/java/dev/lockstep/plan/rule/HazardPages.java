package dev.lockstep.plan.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A page of prose for every hazard. */
public final class HazardPages {
    private static final List<String> IDS = Rules.withStyle().map(Rule::id).toList();

    private HazardPages() {}

    /** Of all hazards, in the order of the rules. */
    public static List<String> ids() {
        return IDS;
    }

    /** Its page: the first line says in one sentence what happens. */
    public static Optional<String> of(String id) {
        if (!IDS.contains(id)) {
            return Optional.empty();
        }
        try (InputStream page = HazardPages.class.getResourceAsStream("page/" + id + ".txt")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
