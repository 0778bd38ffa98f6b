package io.firstpass.registry.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of an object, from its first byte to its last, as RFC 9110 counts them. */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    long length() {
        return last - first + 1;
    }

    /** Empty where the object has no such part. */
    boolean isIn(long size) {
        return first < size && first <= last;
    }

    /** The one range that the header asks for; empty where it asks for none, several, or what nobody understands. */
    static Optional<ByteRange> asked(String header, long size) {
        Matcher single = SINGLE.matcher(header == null ? "" : header.strip());
        if (!single.matches()) return Optional.empty();
        String from = single.group(1);
        String to = single.group(2);
        if (from.isEmpty()) return to.isEmpty() ? Optional.empty() : Optional.of(last(Long.parseLong(to), size));
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
        if (!to.isEmpty() && Long.parseLong(to) < first) return Optional.empty();
        return Optional.of(new ByteRange(first, last));
    }

    private static ByteRange last(long length, long size) {
        return length == 0 ? new ByteRange(size, size) : new ByteRange(Math.max(0, size - length), size - 1);
    }
}
