package io.firstpass.provenance;

import io.firstpass.contract.Release;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Signs the contract's golden releases as they stand. Run by hand: see {@code src/test/interop/README.md}. */
final class RecordChannels {
    private static final String STATEMENT = ",\\s*\"statement\": \"[^\\n]*\"\\s*}\\s*$";

    private RecordChannels() {}

    public static void main(String[] folders) throws IOException {
        Path to = Files.createDirectories(Path.of(folders[0]));
        var key = SigningKey.generate();
        Files.writeString(to.resolve("key.pem"), key.publicPem());
        for (String name : List.of("release-all", "release-canary")) {
            Path golden = Path.of(folders[1], name + ".json");
            String unsigned = Files.readString(golden).replaceFirst(STATEMENT, "\n}\n");
            byte[] bundle = new BundleSigner(key).sign(ChannelStatement.of(release(with(unsigned, "none yet"))));
            Files.write(to.resolve(name + ".sigstore.json"), bundle);
            Files.writeString(golden, with(unsigned, new String(bundle, StandardCharsets.UTF_8)));
        }
    }

    private static Release release(String json) {
        return Messages.read(json.getBytes(StandardCharsets.UTF_8), Release.class);
    }

    private static String with(String unsigned, String statement) {
        String text = new String(Messages.write(statement), StandardCharsets.UTF_8);
        return unsigned.substring(0, unsigned.lastIndexOf('}')).stripTrailing() + ",\n  \"statement\": " + text
                + "\n}\n";
    }
}
