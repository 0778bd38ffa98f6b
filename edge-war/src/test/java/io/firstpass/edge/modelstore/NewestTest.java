package io.firstpass.edge.modelstore;

import static io.firstpass.edge.modelstore.KeeperBench.ONE;
import static io.firstpass.edge.modelstore.KeeperBench.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Release;
import io.firstpass.contract.Revocations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a topic that anybody may write to. */
class NewestTest {
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private KeeperBench bench;
    private Newest newest;

    @BeforeEach
    void open() {
        bench = new KeeperBench(folder);
        newest = new Newest(bench.proof());
    }

    @Test
    void isTheLastReleaseThatTheRegistrySignedWhateverCameAfterIt() {
        Release first = bench.production(ONE, 0);
        Release last = bench.production(TWO, 1);
        assertThat(newest.take(first)).isTrue();
        assertThat(newest.take(last)).isTrue();
        for (Release junk : List.of(
                new Release("line-a", null, null, List.of(), FAR, "junk"),
                new Release("line-a", first.production(), null, List.of(), FAR, first.statement()),
                bench.message("line-b", first.production(), null, 9),
                first,
                last)) assertThat(newest.take(junk)).isFalse();
        assertThat(newest.release()).contains(last);
    }

    @Test
    void isTheListWithTheHighestSignedNumber() {
        Revocations first = bench.list(1);
        Revocations next = bench.revoking(ONE);
        assertThat(newest.take(first)).isTrue();
        assertThat(newest.take(new Revocations(99, "junk", FAR))).isFalse();
        assertThat(newest.take(new Revocations(1, next.statement(), next.issuedAt())))
                .as("what is outside the signature says nothing")
                .isTrue();
        assertThat(newest.take(new Revocations(99, first.statement(), FAR))).isFalse();
        assertThat(newest.revoked().number()).isEqualTo(2);
        assertThat(newest.revoked().find(ONE)).isPresent();
        assertThat(newest.take(bench.list(3))).isTrue();
    }

    /** So what lies on the disk is signed with the key of today. */
    @Test
    void isTheSameListWhereThatWasSignedAnew() {
        Revocations before = bench.list(1);
        Revocations anew = bench.list(1);
        assertThat(anew).isNotEqualTo(before);
        assertThat(newest.take(before)).isTrue();
        assertThat(newest.take(before)).isFalse();
        assertThat(newest.take(anew)).isTrue();
        assertThat(newest.list()).contains(anew);
    }

    @Test
    void isNoListWhereNoneWasSigned() {
        newest.take(new Revocations(1, "junk", FAR));
        assertThat(newest.list()).isEmpty();
    }
}
