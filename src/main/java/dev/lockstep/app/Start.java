package dev.lockstep.app;

import dev.lockstep.command.GlobalOptions;
import dev.lockstep.postgres.Surroundings;
import java.util.List;

/**
 * What a session begins with.
 *
 * @param greeting lines for a newcomer, after where the session stands; of the demo alone
 */
record Start(Surroundings surroundings, GlobalOptions options, List<String> greeting) {
    /** Keeps its own copy. */
    Start {
        greeting = List.copyOf(greeting);
    }
}
