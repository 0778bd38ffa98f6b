package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.edge.objects.S3Settings;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void namesTheKeyAndTheValueOfASiteThatCannotBePartOfATopic() {
        assertThatThrownBy(() -> new Origin("su zhou", "edge-1", "firstpass"))
                .hasMessageContaining("firstpass.site is su zhou");
    }

    @Test
    void namesTheKeyAndTheValueOfAnEndpointThatIsNoAddress() {
        assertThat(S3Settings.address("http://store:9000")).isEqualTo(URI.create("http://store:9000"));
        assertThatThrownBy(() -> S3Settings.address("store:9000"))
                .hasMessageContaining("firstpass.s3.endpoint is store:9000");
    }
}
