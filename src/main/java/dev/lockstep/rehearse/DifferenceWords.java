package dev.lockstep.rehearse;

import dev.lockstep.schema.Difference;
import dev.lockstep.schema.Difference.Added;
import dev.lockstep.schema.Difference.Change;
import dev.lockstep.schema.Difference.Changed;
import dev.lockstep.schema.Difference.Dropped;
import java.util.stream.Collectors;

/** One difference of two schemas as a line. */
final class DifferenceWords {
    private DifferenceWords() {}

    /**
     * {@code + table public.users}, {@code - ...}, {@code ~ column public.users.name: type: ...}.
     */
    static String of(Difference difference) {
        return switch (difference) {
            case Added added -> "+ " + added.id();
            case Dropped dropped -> "- " + dropped.id();
            case Changed changed ->
                    "~ "
                            + changed.id()
                            + ": "
                            + changed.changes().stream()
                                    .map(Change::said)
                                    .collect(Collectors.joining(", "));
        };
    }
}
