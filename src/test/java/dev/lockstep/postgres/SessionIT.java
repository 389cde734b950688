package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.testkit.PgDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SessionIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    @Test
    void countsRowsAndNamesWhatItRan() {
        Session session = db.session();
        assertThat(session.execute("create table t (a int, b text)"))
                .isEqualTo(new Session.Executed("CREATE TABLE", -1));
        assertThat(session.execute("insert into t values (1, 'é'), (2, null)"))
                .isEqualTo(new Session.Executed("INSERT 0 2", 2));
        assertThat(session.execute("select * from t").rows()).isEqualTo(2);
    }
}
