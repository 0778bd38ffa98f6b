package io.firstpass.registry.rest;

import java.util.List;
import java.util.Locale;

/** A request that is refused: with which status, why, and the facts that fill the text of that name. */
public final class Refusal extends RuntimeException {
    private final int status;
    private final String kind;
    private final List<Object> facts;

    public Refusal(int status, String kind, Object... facts) {
        super(kind + " " + List.of(facts));
        this.status = status;
        this.kind = kind;
        this.facts = List.of(facts);
    }

    int status() {
        return status;
    }

    String kind() {
        return kind;
    }

    List<Object> facts() {
        return facts;
    }

    /** In the first of these languages that we speak. */
    public Problem told(List<Locale> languages) {
        return ProblemTexts.in(languages).problem(status, kind, facts);
    }

    public static int limit(String text) {
        long limit = number("limit", text);
        if (limit < 1 || limit > 500) throw new Refusal(400, "invalid-parameter", "limit", "1 .. 500", text);
        return (int) limit;
    }

    public static long number(String parameter, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Refusal(400, "invalid-parameter", parameter, "0, 1, 2, ...", text);
        }
    }

    /** @return the digest, 64 lower-case hexadecimal digits */
    public static String digest(String text) {
        if (!text.matches("[0-9a-f]{64}")) throw new Refusal(400, "invalid-parameter", "sha256", "64 x 0-9, a-f", text);
        return text;
    }
}
