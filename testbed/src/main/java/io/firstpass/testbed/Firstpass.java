package io.firstpass.testbed;

import io.firstpass.testbed.server.Installation;
import io.firstpass.testbed.server.Logs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The way in from the command line; the script {@code ./firstpass} builds what is missing and comes here. */
@Command(
        name = "firstpass",
        description = "Visual inspection at the edge and in the cloud as one system.",
        mixinStandardHelpOptions = true,
        version = "firstpass 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            InspectCommand.class,
            SecondLookCommand.class,
            FaultsCommand.class,
            AuditCommand.class,
            ReleaseCommand.class
        })
public final class Firstpass {
    static final int FAILED = 2;

    private Firstpass() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        logToFile(Installation.here());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> removeTemporaryFolder(Installation.here())));
        var commandLine = new CommandLine(new Firstpass());
        commandLine.setExecutionExceptionHandler((failed, command, parsed) -> {
            if (!isEnding()) {
                command.getErr().println("firstpass: " + message(failed));
                Logger.getLogger("firstpass").log(Level.SEVERE, "failed", failed);
            }
            return FAILED;
        });
        System.exit(commandLine.execute(arguments));
    }

    /** What the embedded brokers log is kept, but not between the lines that people read. */
    private static void logToFile(Installation installation) throws IOException {
        var logs = Logs.folder(installation.state());
        LogManager.getLogManager().reset();
        var file = new FileHandler(logs.resolve("testbed.log").toString(), true);
        file.setFormatter(new SimpleFormatter());
        Logger.getLogger("").addHandler(file);
        LoggerFactory.getILoggerFactory(); // before several threads do it at once, of which SLF4J would warn
    }

    /** Where a run was, its end has removed the folder already; without one the folder is empty. */
    private static void removeTemporaryFolder(Installation installation) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        if (temporary.startsWith(installation.state())) {
            temporary.toFile().delete();
        }
    }

    /** After Ctrl-C everything fails that is still at work; that is no news. */
    private static boolean isEnding() {
        try {
            var probe = new Thread();
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    private static String message(Exception failed) {
        return failed.getMessage() == null ? failed.toString() : failed.getMessage();
    }
}
