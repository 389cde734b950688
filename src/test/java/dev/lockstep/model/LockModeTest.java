package dev.lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockModeTest {
    /** The table of the manual, Explicit Locking: a column a mode, from ACCESS SHARE on. */
    @ParameterizedTest
    @CsvSource({
        "ACCESS_SHARE, -------X",
        "ROW_SHARE, ------XX",
        "ROW_EXCLUSIVE, ----XXXX",
        "SHARE_UPDATE_EXCLUSIVE, ---XXXXX",
        "SHARE, --XX-XXX",
        "SHARE_ROW_EXCLUSIVE, --XXXXXX",
        "EXCLUSIVE, -XXXXXXX",
        "ACCESS_EXCLUSIVE, XXXXXXXX"
    })
    void conflictsAsTheManualSays(LockMode mode, String conflicts) {
        StringBuilder row = new StringBuilder();
        for (LockMode other : LockMode.values()) {
            row.append(mode.conflictsWith(other) ? 'X' : '-');
        }
        assertThat(row).hasToString(conflicts);
    }

    @Test
    void namesTheWeakestThatIsInTheWay() {
        assertThat(LockMode.ACCESS_EXCLUSIVE.weakestInTheWay()).isEqualTo(LockMode.ACCESS_SHARE);
        assertThat(LockMode.ROW_EXCLUSIVE.weakestInTheWay()).isEqualTo(LockMode.SHARE);
        assertThat(LockMode.SHARE.weakestInTheWay()).isEqualTo(LockMode.ROW_EXCLUSIVE);
    }
}
