package io.firstpass.registry.evidence;

import io.firstpass.registry.evidence.PickleStack.Derailed;
import io.firstpass.registry.evidence.PickleStack.Name;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Reads a pickle opcode by opcode, the way a disassembler does, and never carries one out. Names are held against the
 * allow-list and the classes of the archive's own code. Every byte up to the end of the entry is accounted for: what
 * stands behind STOP is a finding too. Never throws; memory is bounded by the entry's length. One thread.
 */
final class PickleWalk {
    private final String entry;
    private final ByteBuffer bytes;
    private final Set<String> classes;
    private final Findings findings;
    private final PickleStack stack = new PickleStack();
    private int at;
    private long opcodes;

    PickleWalk(String entry, byte[] bytes, Set<String> classes, Findings findings) {
        this.entry = entry;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.classes = classes;
        this.findings = findings;
    }

    /** How many opcodes there were. */
    long walk() {
        try {
            boolean going = true;
            while (going) going = step();
            if (bytes.hasRemaining()) found("has " + bytes.remaining() + " bytes behind its STOP");
        } catch (BufferUnderflowException e) {
            found("ends in the middle: it is truncated or no pickle");
        } catch (Derailed e) {
            found(e.getMessage() + ": it is no pickle that a reader could follow");
        }
        return opcodes;
    }

    private boolean step() {
        at = bytes.position();
        int code = bytes.get() & 0xff;
        Opcode opcode = Opcode.of(code);
        if (opcode == null) throw new Derailed("has the byte 0x%02x, which is no opcode,".formatted(code));
        opcodes++;
        String argument = argument(opcode.argument());
        if (!opcode.taken()) found(opcode.name() + named(opcode, argument) + ", which no TorchScript needs");
        apply(opcode, argument);
        return !opcode.name().equals("STOP");
    }

    /** Lines and texts as text, whole numbers in decimal. */
    private String argument(String kind) {
        return switch (kind) {
            case "0" -> "";
            case "1" -> String.valueOf(bytes.get() & 0xff);
            case "2" -> String.valueOf(bytes.getShort() & 0xffff);
            case "4" -> Integer.toUnsignedString(bytes.getInt());
            case "8" -> Long.toUnsignedString(bytes.getLong());
            case "L1" -> text(bytes.get() & 0xff);
            case "L4" -> text(bytes.getInt() & 0xffffffffL);
            case "L8" -> text(bytes.getLong());
            case "N1" -> line();
            default -> line() + " " + line();
        };
    }

    private String text(long length) {
        if (length < 0 || length > bytes.remaining()) throw new BufferUnderflowException();
        byte[] text = new byte[(int) length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private String line() {
        int start = bytes.position();
        while (bytes.get() != '\n') continue;
        return new String(bytes.array(), start, bytes.position() - 1 - start, StandardCharsets.UTF_8);
    }

    private void apply(Opcode opcode, String argument) {
        switch (opcode.name()) {
            case "MARK" -> stack.push(PickleStack.MARK);
            case "GLOBAL", "INST" -> named(argument);
            case "BINPUT", "LONG_BINPUT" -> stack.remember(Long.parseLong(argument));
            case "MEMOIZE" -> stack.rememberNext();
            case "BINGET", "LONG_BINGET" -> stack.recall(Long.parseLong(argument));
            case "BINUNICODE", "SHORT_BINUNICODE" -> stack.push(argument);
            case "BINPERSID" -> storage();
            case "REDUCE", "NEWOBJ" -> call(opcode);
            case "PROTO" -> {
                if (!argument.equals("2")) found("is of protocol " + argument + ", libtorch writes and takes 2");
            }
            default -> move(opcode);
        }
    }

    private void move(Opcode opcode) {
        List<Object> taken = stack.pop(opcode.pops());
        Object made = opcode.name().startsWith("TUPLE") && taken.size() <= 5 ? taken : PickleStack.OTHER;
        for (int i = 0; i < opcode.pushes(); i++) stack.push(made);
    }

    private void named(String name) {
        boolean known = AllowList.PICKLE_NAMES.contains(name) || classes.contains(name.replace(' ', '.'));
        if (!known)
            found("names " + name.replace(' ', '.') + ", which is neither a class of the archive's code nor listed");
        stack.push(new Name(name));
    }

    private void call(Opcode opcode) {
        Object called = stack.pop(2).get(0);
        if (!(called instanceof Name)) found(opcode.name() + " calls a value that was made, not a name");
        stack.push(PickleStack.OTHER);
    }

    private void storage() {
        boolean storage = stack.pop(1).get(0) instanceof List<?> id
                && id.size() == 5
                && "storage".equals(id.get(0))
                && id.get(1) instanceof Name name
                && name.text().startsWith("torch ")
                && name.text().endsWith("Storage");
        if (!storage) found("BINPERSID asks for something else than a tensor's storage");
        stack.push(PickleStack.OTHER);
    }

    /** What a refused opcode would bring in, as far as it can be told. */
    private String named(Opcode opcode, String argument) {
        if (!opcode.name().equals("STACK_GLOBAL")) return argument.isEmpty() ? "" : " " + argument.replace(' ', '.');
        return stack.peek(1) instanceof String module && stack.peek(0) instanceof String name
                ? " " + module + "." + name
                : " of a name that is made at run time";
    }

    private void found(String what) {
        findings.add(entry + " at byte " + at, what);
    }
}
