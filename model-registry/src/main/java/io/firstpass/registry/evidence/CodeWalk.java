package io.firstpass.registry.evidence;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads TorchScript source and holds every name of an operator and every call against the allow-list. A call must be
 * readable as it stands: what is called through a variable, or as the result of an expression, is a finding. Never throws.
 */
final class CodeWalk {
    private static final Set<String> FORBIDDEN = Set.of("import", "exec", "global", "lambda", "with", "torch", "ops");
    /** Words that may stand before a bracket without calling anything. */
    private static final Set<String> WORDS =
            Set.of("in", "not", "and", "or", "is", "return", "if", "elif", "else", "while", "for", "assert");

    private final String entry;
    private final Set<String> classes;
    private final Set<String> operators;
    private final Findings findings;
    private List<String> tokens;

    CodeWalk(String entry, Set<String> classes, Set<String> operators, Findings findings) {
        this.entry = entry;
        this.classes = classes;
        this.operators = operators;
        this.findings = findings;
    }

    /** The names of the classes that a source defines. */
    static Set<String> classes(String module, List<String> tokens) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i + 1 < tokens.size(); i++)
            if (tokens.get(i).equals("class")) names.add(module + "." + tokens.get(i + 1));
        return names;
    }

    /** Adds each operator that the source uses to those seen. */
    void walk(List<String> source) {
        tokens = source;
        for (int i = 0; i < tokens.size(); i++) {
            if (CodeTokens.name(tokens.get(i))) name(i);
            else if (called(i) && (is(i, ")") || is(i, "]") || is(i, "\"\""))) found("calls what an expression gives");
        }
    }

    private void name(int i) {
        String name = tokens.get(i);
        if (FORBIDDEN.contains(name)) found("says " + name + ", which is not taken");
        else if (name.startsWith("torch.")) operator(name, name.substring("torch.".length()));
        else if (name.startsWith("ops.")) operator(name, name);
        else if (called(i)) call(i, name);
        else if (AllowList.BARE.contains(name) && !type(i)) found("gives " + name + " another meaning");
    }

    /**
     * Whether {@code int} and the like stand where only a type can. Anywhere else they may be bound:
     * {@code int = "/etc/passwd".from_file} makes the next {@code int(…)} read a file.
     */
    private boolean type(int i) {
        if (is(i + 1, "=")) return false;
        return is(i - 1, ":") || is(i - 1, ">") || subscript(i);
    }

    private boolean subscript(int i) {
        int open = 0;
        for (int at = i - 1; at > 0 && i - at < 100; at--) {
            if (is(at, "]")) open++;
            else if (is(at, "[") && open-- == 0)
                return CodeTokens.name(tokens.get(at - 1)) && !WORDS.contains(tokens.get(at - 1));
            else if (is(at, "(") || is(at, ")") || is(at, "\n")) return false;
        }
        return false;
    }

    private void operator(String name, String listed) {
        operators.add(name);
        if (!AllowList.OPERATORS.contains(listed)) found("uses " + name + ", which is not among the listed operators");
    }

    private void call(int i, String name) {
        if (is(i - 1, "class")) base(i + 2);
        else if (is(i - 1, "def")) defined(name);
        else if (is(i - 1, ".") || name.indexOf('.') >= 0 && !classes.contains(name)) method(name);
        else if (!classes.contains(name) && !AllowList.BARE.contains(name) && !WORDS.contains(name))
            found("calls " + name + ", which is no listed operator");
    }

    /** A method is an operator with its first argument in front: {@code "/etc/passwd".from_file(…)} is one. */
    private void method(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (forward(last)) return;
        operators.add(last);
        if (!AllowList.OPERATORS.contains(last)) found("calls the method " + last + ", which is no listed operator");
    }

    private void base(int i) {
        if (!is(i, "Module")) found("defines a class that is no Module");
    }

    private void defined(String name) {
        if (!forward(name)) found("defines " + name + ": traced code has forward only");
    }

    private static boolean forward(String name) {
        return name.matches("forward\\d*");
    }

    private boolean called(int i) {
        return is(i + 1, "(");
    }

    private boolean is(int i, String token) {
        return i >= 0 && i < tokens.size() && tokens.get(i).equals(token);
    }

    private void found(String what) {
        findings.add(entry, what);
    }
}
