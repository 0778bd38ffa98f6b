package io.firstpass.registry.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What comes in a request, which may be longer than it says. */
public final class Body {
    private Body() {}

    /** @return how many bytes were copied; after {@code most} of them the refusal is thrown */
    public static long copy(InputStream in, OutputStream out, long most, Refusal otherwise) throws IOException {
        byte[] chunk = new byte[1 << 16];
        long copied = 0;
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            copied += read;
            if (copied > most) throw otherwise;
            out.write(chunk, 0, read);
        }
        return copied;
    }
}
