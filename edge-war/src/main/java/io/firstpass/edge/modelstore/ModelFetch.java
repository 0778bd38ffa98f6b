package io.firstpass.edge.modelstore;

import io.firstpass.edge.settings.InvalidSetting;
import io.firstpass.edge.settings.Settings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has the released package here before the server starts: what an init container runs, for weights are in no image. It
 * reads the server's own settings and takes the server's own steps, up to the verified file; loading is left to the
 * server. With a package here that may run it keeps no plant waiting for a network that is gone.
 */
public final class ModelFetch {
    static final int HERE = 0;
    static final int NOT_HERE = 1;
    static final int CANNOT_BEGIN = 2;

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FOR_A_NEWER_ONE = Duration.ofSeconds(20);

    /** Nothing runs in this process. */
    private static final ModelOwner NOBODY = new ModelOwner() {
        @Override
        public void take(LoadedModel model) {}

        @Override
        public Optional<LoadedModel> drop(String digest) {
            return Optional.empty();
        }
    };

    private static final ShadowOwner NO_SHADOW = new ShadowOwner() {
        @Override
        public void take(LoadedModel candidate, Comparison comparison) {}

        @Override
        public void drop() {}
    };

    private final Supply supply;
    private final Duration limit;
    private final PrintStream out;
    private final AtomicBoolean caughtUp = new AtomicBoolean();

    private ModelFetch(Supply supply, Duration limit, PrintStream out) {
        this.supply = supply;
        this.limit = limit;
        this.out = out;
    }

    /** Settings as the server's: environment variables, or system properties under their own names. */
    public static void main(String[] arguments) throws InterruptedException {
        // The outcome is said in one line; held, for loggers are collected otherwise.
        Logger all = Logger.getLogger("");
        all.setLevel(Level.SEVERE);
        Set<String> names = new HashSet<>(System.getProperties().stringPropertyNames());
        names.addAll(System.getenv().keySet());
        System.exit(run(key -> value(key, System.getenv()), names, System.out));
    }

    /** As MicroProfile Config finds it. */
    static Optional<String> value(String key, Map<String, String> environment) {
        String name = key.replaceAll("[^A-Za-z0-9]", "_");
        return Optional.ofNullable(System.getProperty(key))
                .or(() -> List.of(key, name, name.toUpperCase(Locale.ROOT)).stream()
                        .filter(environment::containsKey)
                        .findFirst()
                        .map(environment::get));
    }

    /**
     * @param names of all that {@code source} knows
     * @return the exit code
     */
    static int run(Function<String, Optional<String>> source, Set<String> names, PrintStream out)
            throws InterruptedException {
        Settings settings = new Settings(source);
        try {
            ModelSettings model = ModelSettings.from(settings);
            Duration limit = settings.duration(
                    "firstpass.model.fetch.limit", Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofDays(1));
            if (!(model.origin() instanceof ModelSettings.Origin.Managed managed)) {
                out.println("nothing to fetch: firstpass.model.package names an unapproved package of this machine");
                return HERE;
            }
            try (Supply supply = new Supply(model, managed, settings, Supply.broker(names, source))) {
                return new ModelFetch(supply, limit, out).fetch();
            }
        } catch (InvalidSetting | IllegalArgumentException e) {
            out.println(e.getMessage());
            return CANNOT_BEGIN;
        }
    }

    private int fetch() throws InterruptedException {
        Keeper keeper = supply.keeper(
                ChangeTimes.ANY,
                released ->
                        LoadedModel.unloaded(supply.proof().statement(released).model()),
                NOBODY,
                NO_SHADOW);
        Thread feed = new Thread(supply.feed(keeper, () -> caughtUp.set(true)), "releases");
        feed.setDaemon(true);
        feed.start();
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(keeper::stop);
        try {
            return tell(settled(keeper));
        } finally {
            feed.interrupt();
        }
    }

    /** Takes turns until what is released is here, is refused for good, or has been waited for long enough. */
    private ModelStatus settled(Keeper keeper) throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            boolean allHeard = caughtUp.get(); // before the turn that reads it
            boolean midway = keeper.turn().isZero();
            ModelStatus status = keeper.status();
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            boolean done = allHeard && !midway && (isReleased(status) || status.state() == ModelState.REFUSED);
            boolean enough = status.model().isPresent() && !midway && waited.compareTo(FOR_A_NEWER_ONE) > 0;
            if (done || enough || waited.compareTo(limit) > 0) return status;
            if (!midway) keeper.listen(LOOK);
        }
    }

    private static boolean isReleased(ModelStatus status) {
        return status.model().isPresent() && status.reason().isEmpty();
    }

    private int tell(ModelStatus status) {
        String wrong = status.reason().orElse("");
        if (!caughtUp.get())
            wrong = "releases could not be read from " + supply.brokerAddress() + (wrong.isEmpty() ? "" : "; " + wrong);
        return status.model().isPresent() ? here(status.model().get(), wrong) : notHere(wrong);
    }

    private int here(LoadedModel model, String wrong) {
        String name = model.ref().name() + " " + model.ref().version();
        out.println("package " + model.ref().digest() + " (" + name + ") is here and verified"
                + (wrong.isEmpty() ? "" : ", but it may not be the newest: " + wrong));
        return HERE;
    }

    private int notHere(String wrong) {
        out.println("no package is here that may run: "
                + (wrong.isEmpty()
                        ? "fetching took longer than " + limit + ", the next try goes on from there"
                        : wrong));
        return NOT_HERE;
    }
}
