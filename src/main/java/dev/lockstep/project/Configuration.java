package dev.lockstep.project;

import java.util.List;
import java.util.Optional;

/** What lockstep.toml and the user's config.toml say; see ARCHITECTURE in README, lockstep.toml. */
public final class Configuration {
    /** The environments in the order of the file. */
    public List<Environment> environments() {
        throw new UnsupportedOperationException();
    }

    /** The environment of that name. */
    public Optional<Environment> environment(String name) {
        throw new UnsupportedOperationException();
    }

    /** Whether migrations older than the newest applied one may be applied without naming them. */
    public boolean outOfOrder() {
        throw new UnsupportedOperationException();
    }

    /** The schema of our own tables. */
    public String journalSchema() {
        throw new UnsupportedOperationException();
    }
}
