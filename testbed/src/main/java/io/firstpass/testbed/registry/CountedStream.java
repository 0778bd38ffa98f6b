package io.firstpass.testbed.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** A file that is read to be sent, and tells after each piece how much of it was read. */
final class CountedStream extends FilterInputStream {
    private final LongConsumer read;
    private long count;

    private CountedStream(InputStream in, LongConsumer read) {
        super(in);
        this.read = read;
    }

    static CountedStream of(Path file, LongConsumer read) {
        try {
            return new CountedStream(Files.newInputStream(file), read);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) tell(1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int some = super.read(into, from, length);
        if (some > 0) tell(some);
        return some;
    }

    private void tell(int more) {
        count += more;
        read.accept(count);
    }
}
