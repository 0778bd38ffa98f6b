package io.firstpass.edge.sync;

import io.firstpass.edge.objects.S3Settings;
import io.firstpass.edge.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts frames into an S3 bucket. A frame that is there already is left alone: the same content has the same key. */
@ApplicationScoped
class S3FrameUplink implements FrameUplink {
    private static final int EXISTS_ALREADY = 412;
    private static final Duration REACH = Duration.ofSeconds(20);

    /** Answers of a store that is not as it should be, or of a line that is not, whichever the frame. */
    private static final Set<Integer> NOT_OF_THE_FRAME = Set.of(401, 403, 404, 408, 409, 429);

    private static final Set<String> NOT_OF_THE_FRAME_EITHER = Set.of(
            "RequestTimeout",
            "IncompleteBody",
            "ExpiredToken",
            "InvalidToken",
            "TokenRefreshRequired",
            "AuthorizationHeaderMalformed",
            "InvalidBucketName");

    @Inject
    private Settings settings;

    private S3Client client;
    private String bucket;

    @PostConstruct
    void open() {
        open(
                S3Settings.from(settings).client(),
                Origin.from(ConfigProvider.getConfig()).bucket());
    }

    void open(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public void put(String key, byte[] bytes, String sha256, String contentType, Duration patience) {
        try {
            client.putObject(
                    request -> request.bucket(bucket)
                            .key(key)
                            .contentType(contentType)
                            .ifNoneMatch("*")
                            .metadata(Map.of("sha256", sha256))
                            .overrideConfiguration(override -> override.apiCallTimeout(patience)),
                    RequestBody.fromBytes(bytes));
        } catch (S3Exception e) {
            if (e.statusCode() == EXISTS_ALREADY) return;
            if (isOfTheFrame(e)) throw new Refused("the store does not want frame " + key + ": " + e.getMessage(), e);
            throw new UplinkFailed("the store did not take frame " + key, e);
        } catch (SdkException e) {
            throw new UplinkFailed("could not put frame " + key, e);
        }
    }

    @Override
    public void reach() {
        try {
            client.headBucket(request ->
                    request.bucket(bucket).overrideConfiguration(override -> override.apiCallTimeout(REACH)));
        } catch (S3Exception e) {
            if (e.statusCode() >= 500) throw new UplinkFailed("the store is not well", e);
        } catch (SdkException e) {
            throw new UplinkFailed("could not reach the store", e);
        }
    }

    private static boolean isOfTheFrame(S3Exception e) {
        if (e.statusCode() < 400 || e.statusCode() >= 500 || NOT_OF_THE_FRAME.contains(e.statusCode())) return false;
        return e.awsErrorDetails() == null
                || !NOT_OF_THE_FRAME_EITHER.contains(
                        String.valueOf(e.awsErrorDetails().errorCode()));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
