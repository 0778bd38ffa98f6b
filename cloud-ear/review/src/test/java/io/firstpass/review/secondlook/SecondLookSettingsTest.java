package io.firstpass.review.secondlook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecondLookSettingsTest {
    private final SecondLookSettings settings = new SecondLookSettings();

    SecondLookSettingsTest() {
        settings.threads = 2;
        settings.policyVersion = "1";
        settings.maxPixels = 50_000_000;
        settings.maxBytes = 20_000_000;
        settings.inTheClear = "false";
        settings.lease = Duration.ofMinutes(2);
        settings.s3Endpoint = Optional.of(URI.create("http://127.0.0.1:9000"));
        settings.registryUrl = URI.create("http://127.0.0.1:9081/registry");
        settings.s3Region = "us-east-1";
        settings.s3AccessKey = Optional.empty();
        settings.s3SecretKey = Optional.empty();
    }

    @Test
    void takesWhatIsWithinItsRange() {
        assertThatCode(settings::validate).doesNotThrowAnyException();
    }

    @Test
    void namesTheKeyTheValueAndTheRange() {
        settings.lease = Duration.ofSeconds(3);
        refused("firstpass.second-look.lease is PT3S, allowed is PT10S to PT1H");
        settings.threads = 0;
        refused("firstpass.inference.threads is 0, allowed is 1 to 1024");
    }

    @Test
    void takesNothingForFalseButFalse() {
        settings.inTheClear = "ture";
        refused("firstpass.frames.in-the-clear is ture, allowed is true or false");
    }

    @Test
    void refusesAStoreThatIsNoWebAddress() {
        for (String address : new String[] {"127.0.0.1", "ftp://store", "http:/store"}) {
            settings.s3Endpoint = Optional.of(URI.create(address));
            refused("firstpass.s3.endpoint is " + address + ", allowed is an http or https address");
        }
    }

    @Test
    void refusesARegistryThatIsNoWebAddress() {
        settings.registryUrl = URI.create("registry");
        refused("firstpass.registry.url is registry, allowed is an http or https address");
    }

    @Test
    void refusesHalfAPairOfKeys() {
        settings.s3AccessKey = Optional.of("key");
        refused("firstpass.s3.access-key and firstpass.s3.secret-key are set both or neither");
    }

    private void refused(String message) {
        assertThatThrownBy(settings::validate)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
