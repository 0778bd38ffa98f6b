package io.firstpass.registry.evidence;

import java.util.HashMap;
import java.util.Map;

/**
 * One instruction of a pickle: how long its argument is, and what it does to the stack.
 *
 * @param pops how many values it takes; {@link #TO_MARK}: all down to the last mark
 * @param taken whether a TorchScript has any business with it
 */
record Opcode(String name, String argument, int pops, int pushes, boolean taken) {
    static final int TO_MARK = -1;

    private static final Map<Integer, Opcode> ALL = read();

    /** Null for a byte that no protocol knows. */
    static Opcode of(int code) {
        return ALL.get(code);
    }

    private static Map<Integer, Opcode> read() {
        Map<Integer, Opcode> all = new HashMap<>();
        for (String line : AllowList.lines("pickle-opcodes.txt")) {
            String[] word = line.split(" ");
            int pops = word[3].equals("M") ? TO_MARK : Integer.parseInt(word[3]);
            all.put(
                    Integer.parseInt(word[0], 16),
                    new Opcode(word[1], word[2], pops, Integer.parseInt(word[4]), word[5].equals("yes")));
        }
        return Map.copyOf(all);
    }
}
