package io.firstpass.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How events follow from one another: see DESIGN.md for the encoding. {@link AuditVerifier} has it a second time. */
final class Chain {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private Chain() {}

    /** What the first event of a stream follows from. */
    static byte[] start() {
        return new byte[32];
    }

    static byte[] hash(byte[] previous, long number, AuditEvent event) {
        MessageDigest digest = sha256();
        digest.update(previous);
        add(digest, "firstpass-audit-event-v1");
        add(digest, event.stream());
        add(digest, Long.toString(number));
        add(digest, time(event.at()));
        add(digest, event.actor());
        add(digest, event.action());
        add(digest, event.subject());
        add(digest, event.before());
        add(digest, event.after());
        add(digest, event.from());
        return digest.digest();
    }

    /** A field: its length in UTF-8 bytes as four bytes, big-endian, and the bytes; null is the length -1 alone. */
    static void add(MessageDigest digest, String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(0, field == null ? -1 : bytes.length));
        digest.update(bytes);
    }

    /** Always with six decimals, in UTC. */
    static String time(Instant at) {
        return MICROS.format(at.atOffset(ZoneOffset.UTC));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
