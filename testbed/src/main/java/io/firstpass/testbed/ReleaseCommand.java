package io.firstpass.testbed;

import io.firstpass.provenance.SigningKey;
import io.firstpass.testbed.registry.Delivery;
import io.firstpass.testbed.registry.KeyFiles;
import io.firstpass.testbed.registry.RegistryDesk;
import io.firstpass.testbed.server.Addresses;
import io.firstpass.testbed.server.Installation;
import io.firstpass.testbed.server.RegistryAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A pipeline's way into the running registry. */
@Command(
        name = "release",
        description = {
            "Takes a model package into the running registry: uploads and signs it, waits for the gates,",
            "shows what is missing, and releases it once two officers approved. Run it again then, or with --wait."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is released", "1:something is missing, or it is refused", "2:no registry was reached"},
        footer = {"", "The registry is the one of ./firstpass demo or up; docs/registry.md tells the whole way."})
final class ReleaseCommand implements Callable<Integer> {
    /** How far it is to go. */
    enum Stage {
        canary,
        all
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PACKAGE.zip", description = "a model package")
    private Path zip;

    @Option(
            names = "--channel",
            paramLabel = "C",
            defaultValue = TestbedOptions.CHANNEL,
            description = "the sites that it is released to (default: ${DEFAULT-VALUE})")
    private String channel;

    @Option(
            names = "--stage",
            paramLabel = "canary|all",
            defaultValue = "all",
            description = "one site of the channel, or all (default: ${DEFAULT-VALUE})")
    private Stage stage;

    @Option(
            names = "--key",
            paramLabel = "KEY.pem",
            description = "sign with this EC P-256 key, both halves as PEM (default: the demo's)")
    private Optional<Path> key;

    @Option(names = "--wait", description = "wait until the officers have spoken")
    private boolean wait;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isRegularFile(zip)) throw wrong("there is no file " + zip);
        RegistryAccess registry = Addresses.read(Installation.here().runFile())
                .map(Addresses::registry)
                .orElseThrow(() -> new IllegalStateException(
                        "no registry runs here: start one with ./firstpass demo or ./firstpass up"));
        SigningKey signing = KeyFiles.read(key.orElse(Path.of(registry.packageKey())));
        return new Delivery(new RegistryDesk(registry), System.out)
                .run(zip, signing, channel, stage == Stage.all, wait);
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
