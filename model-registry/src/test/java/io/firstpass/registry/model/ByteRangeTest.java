package io.firstpass.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-9,      0-9,     true",
        "bytes=10-,      10-99,   true",
        "bytes=90-200,   90-99,   true",
        "bytes=-5,       95-99,   true",
        "bytes=-500,     0-99,    true",
        "bytes=100-,     100-99,  false",
        "bytes=-0,       100-100, false",
    })
    void asksForAPart(String header, String part, boolean there) {
        ByteRange asked = ByteRange.asked(header, 100).orElseThrow();
        assertThat(asked.first() + "-" + asked.last()).isEqualTo(part);
        assertThat(asked.isIn(100)).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({"''", "bytes=-", "bytes=5-4", "'bytes=0-1,4-5'", "pages=1-2", "bytes=a-b"})
    void whatAsksForNoOnePartGetsAll(String header) {
        assertThat(ByteRange.asked(header, 100)).isEmpty();
    }
}
