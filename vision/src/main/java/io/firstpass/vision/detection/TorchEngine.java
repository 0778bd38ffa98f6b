package io.firstpass.vision.detection;

import ai.djl.engine.Engine;
import java.util.function.Supplier;

/**
 * The process's one PyTorch engine, kept from calling home. DJL looks for engines with the thread's class loader, which
 * in an application server is the application's and does not see the shared library's services; so for as long as
 * something is loaded, the thread wears DJL's own.
 */
final class TorchEngine {
    static final String NAME = "PyTorch";

    private TorchEngine() {}

    static <T> T load(int threads, Supplier<T> loading) {
        settle(threads);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Engine.class.getClassLoader());
        try {
            return loading.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Read by DJL when the engine starts, so the first detector's settings hold for the whole process. */
    private static synchronized void settle(int threads) {
        setIfAbsent("DJL_OFFLINE", "true");
        setIfAbsent("ai.djl.offline", "true");
        setIfAbsent("OPT_OUT_TRACKING", "true");
        setIfAbsent("ai.djl.pytorch.num_threads", Integer.toString(threads));
        setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) System.setProperty(property, value);
    }
}
