package io.firstpass.registry.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stack and the memo that a pickle would work on, holding only what is needed to tell what it names: texts,
 * names, tuples. Nothing is made or called. One thread.
 */
final class PickleStack {
    /** A hostile pickle may push and never pop. */
    private static final int MOST = 1 << 20;

    static final Object MARK = new Object();
    static final Object OTHER = new Object();

    /** Something that was imported, {@code module name}. */
    record Name(String text) {}

    private final List<Object> stack = new ArrayList<>();
    private final Map<Long, Object> memo = new HashMap<>();

    void push(Object value) {
        if (stack.size() >= MOST) throw new Derailed("pushes more than " + MOST + " values");
        stack.add(value);
    }

    Object peek(int below) {
        if (stack.size() <= below) throw new Derailed("takes a value from an empty stack");
        return stack.get(stack.size() - 1 - below);
    }

    List<Object> pop(int count) {
        int from = count == Opcode.TO_MARK ? stack.lastIndexOf(MARK) : stack.size() - count;
        if (from < 0) throw new Derailed("takes a value from an empty stack");
        List<Object> tail = stack.subList(from, stack.size());
        List<Object> values = List.copyOf(tail);
        tail.clear();
        return count == Opcode.TO_MARK ? values.subList(1, values.size()) : values;
    }

    void remember(long key) {
        if (memo.size() >= MOST) throw new Derailed("remembers more than " + MOST + " values");
        memo.put(key, peek(0));
    }

    void rememberNext() {
        remember(memo.size());
    }

    void recall(long key) {
        Object value = memo.get(key);
        if (value == null) throw new Derailed("recalls the value " + key + ", which it never remembered");
        push(value);
    }

    /** A pickle that no reader could follow to its end. */
    static final class Derailed extends RuntimeException {
        Derailed(String message) {
            super(message, null, false, false);
        }
    }
}
