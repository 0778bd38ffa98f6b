package io.firstpass.testbed;

import io.firstpass.audit.AuditVerifier;
import io.firstpass.testbed.audit.AuditFile;
import io.firstpass.testbed.server.Addresses;
import io.firstpass.testbed.server.Installation;
import io.firstpass.testbed.server.RegistryAccess;
import java.io.Console;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an auditor does with the registry's log: takes it away, and checks that nobody edited it. */
@Command(
        name = "audit",
        description = "Exports the running registry's audit log, and checks an export.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "docs/audit.md tells what is proven, and what is not."})
final class AuditCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "audit wants a command: export or verify");
    }

    @Command(
            name = "export",
            description = {
                "Writes the whole log to a file as JSON lines; the file is there when all of it has come.",
                "The password is taken from FIRSTPASS_PASSWORD, or asked for; for the test bed it is known."
            },
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:FILE holds the log", "2:it could not be fetched, or not all of it"})
    int export(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--url", paramLabel = "URL", description = "the registry, such as http://host/registry")
                    Optional<URI> url,
            @Option(names = "--user", paramLabel = "NAME", defaultValue = "ada", description = "(default: ada)")
                    String user) {
        URI registry = url.or(() -> running().map(RegistryAccess::address))
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "no registry runs here: give --url"));
        long bytes = AuditFile.fetch(registry, user, password(url.isPresent(), user), file);
        System.out.printf("%s: %,d bytes%n", file, bytes);
        return 0;
    }

    @Command(
            name = "verify",
            description = "Checks an export by recomputing the whole chain and every signature in it.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:all of it holds",
                "1:something does not; the first event that does not is printed",
                "2:it cannot be read"
            })
    int verify(
            @Parameters(paramLabel = "FILE") Path file,
            @Parameters(
                            paramLabel = "KEY.pem",
                            arity = "0..1",
                            description = "the public keys of the log (default: those of the running test bed)")
                    Optional<Path> key) {
        String known = key.map(Path::toString)
                .or(() -> running().map(RegistryAccess::auditKey))
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "no test bed runs here: give KEY.pem"));
        return AuditVerifier.run(new String[] {file.toString(), known}, System.out, System.err);
    }

    private static Optional<RegistryAccess> running() {
        return Addresses.find(Installation.here().runFile()).map(Addresses::registry);
    }

    /** That of the test bed is not sent to any other registry. */
    private String password(boolean isElsewhere, String user) {
        String given = System.getenv("FIRSTPASS_PASSWORD");
        if (given != null) return given;
        if (!isElsewhere) return running().orElseThrow().password(user);
        Console console = System.console();
        if (console == null)
            throw new ParameterException(spec.commandLine(), "there is nobody to ask: set FIRSTPASS_PASSWORD");
        return new String(console.readPassword("Password of %s: ", user));
    }
}
