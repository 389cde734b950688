package dev.lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockModeTest {
    /** The table of the manual, Explicit Locking: a row a mode, from ACCESS SHARE on. */
    private static final String[] CONFLICTS = {
        "-------X",
        "------XX",
        "----XXXX",
        "---XXXXX",
        "--XX-XXX",
        "--XXXXXX",
        "-XXXXXXX",
        "XXXXXXXX"
    };

    @ParameterizedTest
    @EnumSource
    void conflictsAsTheManualSays(LockMode mode) {
        StringBuilder row = new StringBuilder();
        for (LockMode other : LockMode.values()) {
            row.append(mode.conflictsWith(other) ? 'X' : '-');
        }
        assertThat(row).hasToString(CONFLICTS[mode.ordinal()]);
    }

    @Test
    void namesTheWeakestThatIsInTheWay() {
        assertThat(LockMode.ACCESS_EXCLUSIVE.weakestInTheWay()).isEqualTo(LockMode.ACCESS_SHARE);
        assertThat(LockMode.ROW_EXCLUSIVE.weakestInTheWay()).isEqualTo(LockMode.SHARE);
        assertThat(LockMode.SHARE.weakestInTheWay()).isEqualTo(LockMode.ROW_EXCLUSIVE);
    }
}
