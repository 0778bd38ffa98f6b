package io.firstpass.registry.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * TorchScript source as words and signs: names with their dots joined ({@code torch.add}), strings as {@code ""},
 * line ends outside of brackets as they are, comments and blanks gone. Follows torch/csrc/jit/frontend/lexer.h, so that nothing hides in what libtorch reads otherwise.
 */
final class CodeTokens {
    /** Joining dots without end would take the square of the source's length. */
    private static final int LONGEST_NAME = 1_000;

    private final String code;
    private final List<String> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private CodeTokens(String code) {
        this.code = code;
    }

    /** @throws IllegalArgumentException if a string does not end, or a character belongs to no word of the language */
    static List<String> of(String code) {
        CodeTokens read = new CodeTokens(code);
        while (read.at < code.length()) read.next();
        return read.tokens;
    }

    private void next() {
        char c = code.charAt(at);
        if (c == '#') while (at < code.length() && code.charAt(at) != '\n') at++;
        else if (c == '\'' || c == '"') string(c);
        else if (word(c)) name();
        else if (c == '\n') lineEnd();
        else if (c == ' ' || c == '\t' || c == '\r') at++;
        else if (c > ' ' && c < 127 && c != '\\' && c != ';') sign(c);
        else throw new IllegalArgumentException("has the character U+%04X at %d".formatted((int) c, at));
    }

    private void sign(char c) {
        if ("([{".indexOf(c) >= 0) depth++;
        if (")]}".indexOf(c) >= 0) depth--;
        // Most of a source is signs: one string for each kind.
        tokens.add(String.valueOf(c).intern());
        at++;
    }

    private void lineEnd() {
        if (depth == 0) tokens.add("\n");
        at++;
    }

    private void name() {
        int start = at;
        while (at < code.length() && word(code.charAt(at))) at++;
        String name = code.substring(start, at);
        int last = tokens.size() - 1;
        boolean goesOn = last >= 1 && tokens.get(last).equals(".") && name(tokens.get(last - 1));
        if (!goesOn) {
            tokens.add(name);
            return;
        }
        if (tokens.get(last - 1).length() + name.length() > LONGEST_NAME)
            throw new IllegalArgumentException("has a name at " + start + " that is longer than " + LONGEST_NAME);
        tokens.remove(last);
        tokens.set(last - 1, tokens.get(last - 1) + "." + name);
    }

    private void string(char quote) {
        int start = at;
        String triple = String.valueOf(quote).repeat(3);
        boolean open = code.startsWith(triple, at);
        String end = open ? triple : String.valueOf(quote);
        at += end.length();
        while (at < code.length() && !code.startsWith(end, at)) {
            if (!open && code.charAt(at) == '\n') break;
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= code.length() || !code.startsWith(end, at))
            throw new IllegalArgumentException("has a string at " + start + " that does not end");
        at += end.length();
        tokens.add("\"\"");
    }

    static boolean name(String token) {
        return word(token.charAt(0)) && !Character.isDigit(token.charAt(0));
    }

    private static boolean word(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
