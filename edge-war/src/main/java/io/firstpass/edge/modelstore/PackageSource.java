package io.firstpass.edge.modelstore;

import java.io.IOException;
import java.io.InputStream;

/** Where packages are fetched from. */
interface PackageSource {
    /**
     * The rest of an object from a byte on.
     *
     * @param from where the content begins: as asked, or 0 where the store gives only the whole
     */
    record Rest(InputStream content, long from, Runnable abort) implements AutoCloseable {
        @Override
        public void close() {
            abort.run();
        }
    }

    /** @throws IOException if it is not reached, or has no such object or no such byte */
    Rest open(String key, long from) throws IOException;
}
