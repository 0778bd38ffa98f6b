package io.firstpass.testbed;

import io.firstpass.testbed.faults.Extent;
import io.firstpass.testbed.faults.Faults;
import io.firstpass.testbed.faults.Scenario;
import io.firstpass.testbed.faults.Scenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a plant's connection can do to it, and what becomes of everything that it recorded. */
@Command(
        name = "faults",
        description = {
            "Starts a plant and a cloud, lets what can go wrong go wrong, and counts what became of everything.",
            "Without a scenario: lists them."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is missing, nothing was ruled twice, nothing can be read on the edge's disk",
            "1:something is, was or can",
            "2:it could not run"
        },
        footerHeading = "%nThe ledger:%n",
        footer = {
            "  escalated            frames that were to go to the cloud, by the answers that the line got",
            "  ruled                of them, with a ruling in PostgreSQL and on Kafka",
            "  expired              of them, not ruled, and counted in PostgreSQL as expired by policy or damage",
            "  missing              escalations neither ruled nor expired, inspections whose metadata are neither in",
            "                       PostgreSQL nor expired, and rulings that the plant was never told",
            "  ruledTwice           with two rulings of the second look, or a revision published twice",
            "  priorityInversions   escalations sent, after the outage, while both a more valuable and an older one",
            "                       had to wait for longer than two windows of the relay",
            "  drainTimesRealTime   seconds of the line recorded during the outage, by the seconds from the mending of",
            "                       the cables until all of it was sent, while the line went on; measured in a first",
            "                       outage without kills, for a server that is down sends nothing",
            "  p99BeforeMs, p99DuringMs   of the line's answers, before the outage and in it, at the same rate",
            "  killsSurvived        how often each server was ended by kill -9 in a second outage and went on"
        })
final class FaultsCommand implements Callable<Integer> {
    private static final Logger KAFKA_CLIENTS = Logger.getLogger("org.apache.kafka");
    private static final int KILLS = 5;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", arity = "0..*", description = "one or several, or all")
    private List<String> names = List.of();

    @Option(
            names = "--hours",
            paramLabel = "H",
            defaultValue = "2",
            description = "how long the cables are cut in the outage (default: ${DEFAULT-VALUE})")
    private double hours;

    @Option(
            names = "--compress",
            paramLabel = "N",
            defaultValue = "24",
            description = "plays it N times faster, together with what the product does after so many seconds"
                    + " (default: ${DEFAULT-VALUE})")
    private double compress;

    @Option(names = "--json", paramLabel = "FILE", description = "write the ledgers here too")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Scenario> all = Scenarios.all(KILLS).stream()
                .collect(Collectors.toMap(
                        Scenario::name, Function.identity(), (a, b) -> a, java.util.LinkedHashMap::new));
        if (names.isEmpty()) {
            all.values().forEach(scenario -> System.out.printf("%-14s %s%n", scenario.name(), scenario.summary()));
            return 0;
        }
        check(all);
        KAFKA_CLIENTS.setLevel(Level.WARNING);
        List<Scenario> chosen = names.equals(List.of("all"))
                ? List.copyOf(all.values())
                : names.stream().map(all::get).toList();
        return new Faults(new Extent(hours, compress), System.out).run(chosen, json);
    }

    private void check(Map<String, Scenario> all) {
        for (String name : names)
            if (!all.containsKey(name) && !names.equals(List.of("all")))
                throw wrong("no scenario " + name + "; there are " + String.join(", ", all.keySet()));
        if (!(hours > 0 && hours <= 48)) throw wrong("--hours wants more than 0 and at most 48");
        if (!(compress >= 1 && compress <= 3600)) throw wrong("--compress wants 1 to 3600");
        json.ifPresent(file -> {
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder))
                throw wrong("--json: " + file + " cannot be written");
        });
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
