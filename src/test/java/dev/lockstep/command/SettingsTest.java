package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SettingsTest {
    private final Settings settings = new Settings();

    @Test
    void beginsReadOnlyWithAThousandRows() {
        assertThat(settings.write()).isFalse();
        assertThat(settings.rows()).isEqualTo(1_000);
    }

    @Test
    void changesWhatIsNamed() {
        settings.change("write", "on");
        settings.change("rows", "50");

        assertThat(settings.write()).isTrue();
        assertThat(settings.rows()).isEqualTo(50);
        assertThat(settings.report(false).settings())
                .extracting(setting -> setting.name() + "=" + setting.value())
                .containsExactly("write=on", "rows=50", "timing=on");
    }

    @Test
    void refusesOtherNamesAndValues() {
        assertThatThrownBy(() -> settings.change("search_path", "x"))
                .hasMessageContaining("no setting");
        assertThatThrownBy(() -> settings.change("write", "maybe"))
                .hasMessageContaining("neither on nor off");
        assertThatThrownBy(() -> settings.change("rows", "0")).hasMessageContaining("rows");
        assertThatThrownBy(() -> settings.change("rows", "99999999")).hasMessageContaining("rows");
    }
}
