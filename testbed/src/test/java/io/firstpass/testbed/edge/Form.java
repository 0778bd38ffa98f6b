package io.firstpass.testbed.edge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart form with one picture in it. */
final class Form {
    private static final String BOUNDARY = "firstpass-7d1f";
    static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private Form() {}

    static byte[] with(String part, byte[] picture) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part
                + "\"; filename=\"board.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"));
        out.writeBytes(picture);
        out.writeBytes(ascii("\r\n--" + BOUNDARY + "--\r\n"));
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
