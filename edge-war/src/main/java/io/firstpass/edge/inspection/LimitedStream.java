package io.firstpass.edge.inspection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A body that ends in a {@link Refusal} at the first byte over the limit; {@code counted} is told of what was read before. */
final class LimitedStream extends FilterInputStream {
    private final LongConsumer counted;
    private long left;

    LimitedStream(InputStream body, long limit) {
        this(body, limit, bytes -> {});
    }

    LimitedStream(InputStream body, long limit, LongConsumer counted) {
        super(body);
        this.left = limit;
        this.counted = counted;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) count(1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = super.read(into, offset, length);
        if (got > 0) count(got);
        return got;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        left -= bytes;
        if (left < 0) throw new Refusal(ProblemType.BODY_TOO_LARGE);
        counted.accept(bytes);
    }
}
