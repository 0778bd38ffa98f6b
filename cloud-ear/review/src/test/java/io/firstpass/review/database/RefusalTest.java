package io.firstpass.review.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.time.DateTimeException;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void isFinalWhereTheValueIsToBlame() {
        assertThat(Refusal.isFinal(new RuntimeException(new SQLException("a zero byte", "22021"))))
                .isTrue();
        assertThat(Refusal.isFinal(new SQLException("a check failed", "23514"))).isTrue();
        assertThat(Refusal.isFinal(new RuntimeException(new DateTimeException("year 1000000000"))))
                .isTrue();
    }

    @Test
    void isNotWhereTheDatabaseIsAway() {
        assertThat(Refusal.isFinal(new RuntimeException(new SQLException("refused", "08001", new ConnectException()))))
                .isFalse();
        assertThat(Refusal.isFinal(new IllegalStateException("no pool"))).isFalse();
    }
}
