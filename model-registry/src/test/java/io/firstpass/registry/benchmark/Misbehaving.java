package io.firstpass.registry.benchmark;

import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import sun.misc.Unsafe;

/** Programs that do what a bad model could do to the process it runs in. */
final class Misbehaving {
    private Misbehaving() {}

    /** Writes where nothing is. */
    static final class Crash {
        public static void main(String[] arguments) throws Exception {
            unsafe().putAddress(0, 0);
        }
    }

    /** Tells its process id as its progress and never returns. */
    static final class Endless {
        public static void main(String[] arguments) {
            ParentWatch.start(System.in);
            tell(ProcessHandle.current().pid());
            spin();
        }
    }

    /** Tells the id of a process that it has started, and never returns. */
    static final class Fork {
        public static void main(String[] arguments) throws IOException {
            tell(new ProcessBuilder("sleep", "600").start().pid());
            spin();
        }
    }

    /** Takes memory outside of the heap, as libtorch does, for ever. */
    static final class Hog {
        private static final long CHUNK = 16L << 20;

        public static void main(String[] arguments) throws Exception {
            while (true) unsafe().setMemory(unsafe().allocateMemory(CHUNK), CHUNK, (byte) 1);
        }
    }

    /** Prints what is no line and no end, and then leaves as if all were well. */
    static final class Babble {
        public static void main(String[] arguments) {
            byte[] noise = "{\"done\":".repeat(1_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 2_000; i++) System.out.write(noise, 0, noise.length);
            System.out.flush();
        }
    }

    /** Complains with its standing before the kernel and the names of all that its environment holds. */
    static final class Tell {
        public static void main(String[] arguments) throws IOException {
            System.err.println("oom "
                    + Files.readString(Path.of("/proc/self/oom_score_adj")).strip());
            // Fields are counted from 1 and the second, the name, may hold blanks: niceness is the 19th.
            String stat = Files.readString(Path.of("/proc/self/stat"));
            System.err.println(
                    "nice " + stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19 - 3]);
            System.err.println(String.join(",", System.getenv().keySet()));
            System.exit(9);
        }
    }

    private static void tell(long pid) {
        System.out.println(new String(Messages.write(Told.progress((int) pid, (int) pid)), StandardCharsets.UTF_8));
        System.out.flush();
    }

    private static void spin() {
        while (true) Thread.onSpinWait();
    }

    private static Unsafe unsafe() throws ReflectiveOperationException {
        Field unsafe = Unsafe.class.getDeclaredField("theUnsafe");
        unsafe.setAccessible(true);
        return (Unsafe) unsafe.get(null);
    }
}
