package io.firstpass.provenance;

import io.firstpass.contract.ChangeWindow;
import io.firstpass.contract.Release;
import io.firstpass.contract.Released;
import io.firstpass.contract.Required;
import io.firstpass.contract.RolloutStage;
import io.firstpass.contract.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a message says of a channel, signed with the registry's release key: what was put together from parts of
 * several messages, or given another time, is told from what the registry sent. {@code production} and
 * {@code candidate} are null where the message has none.
 */
public record ChannelStatement(
        String channel, Named production, Named candidate, List<ChangeWindow> windows, Instant issuedAt) {
    public static final String PREDICATE_TYPE = "https://firstpass.io/channel/v1";

    /** A package, and the SHA-256 of each of the two documents that travel with it, in UTF-8. */
    public record Named(
            String digest, RolloutStage stage, String objectKey, String statement, String packageSignature) {
        public Named {
            Required.digest("digest", digest);
            Required.present("stage", stage);
            Required.present("objectKey", objectKey);
            Required.digest("statement", statement);
            Required.digest("packageSignature", packageSignature);
        }

        private static Named of(Released released) {
            return new Named(
                    released.digest(),
                    released.stage(),
                    released.objectKey(),
                    sha256(released.statement()).hex(),
                    sha256(released.packageSignature()).hex());
        }
    }

    public ChannelStatement {
        Required.present("channel", channel);
        windows = Required.list("windows", windows);
        Required.present("issuedAt", issuedAt);
    }

    public static ChannelStatement of(
            String channel, Released production, Released candidate, List<ChangeWindow> windows, Instant issuedAt) {
        return new ChannelStatement(
                channel,
                production == null ? null : Named.of(production),
                candidate == null ? null : Named.of(candidate),
                windows,
                issuedAt);
    }

    static ChannelStatement of(Release message) {
        return of(message.channel(), message.production(), message.candidate(), message.windows(), message.issuedAt());
    }

    /** A statement needs a subject, and a channel may run nothing: its subject is the list of the digests itself. */
    Sha256 subject() {
        return sha256(Stream.of(production, candidate)
                .filter(Objects::nonNull)
                .map(named -> named.digest() + "\n")
                .collect(Collectors.joining()));
    }

    Statement statement() {
        return Statement.of("channel-" + channel, subject(), PREDICATE_TYPE, this);
    }

    private static Sha256 sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
