package io.firstpass.review.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.ResendRequest;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResendEventTest {
    @ParameterizedTest
    @ValueSource(strings = {"resend-request", "resend-request-of-one"})
    void isTheRecordOfTheGoldenSample(String name) throws Exception {
        Golden golden = Golden.of(name);

        var sent = ResendEvent.of(Messages.read(golden.message(), ResendRequest.class), 1);

        assertThat(sent.topic()).isEqualTo(golden.topic());
        assertThat(sent.key()).isEqualTo(golden.key());
        assertThat(Golden.headers(sent)).isEqualTo(golden.headers());
        assertThat(Messages.mapper().readTree(sent.value()))
                .isEqualTo(Messages.mapper().readTree(golden.message()));
    }
}
