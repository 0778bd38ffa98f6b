package io.firstpass.review.secondlook;

import io.firstpass.contract.FrameReference;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Escalated frames in object storage. Gives up soon; the queue tries again later, for as long as it takes. */
@ApplicationScoped
public class S3Frames {
    @Inject
    @ConfigProperties
    SecondLookSettings settings;

    private S3Client s3;

    @PostConstruct
    void connect() {
        var builder = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(3))
                        .socketTimeout(Duration.ofSeconds(5))
                        .build())
                .region(Region.of(settings.s3Region))
                .credentialsProvider(credentials())
                .forcePathStyle(true)
                // The frame's own sha256 is checked; not every store knows the other sums.
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                // Attempts are counted in one place, below.
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));
        settings.s3Endpoint.ifPresent(builder::endpointOverride);
        s3 = builder.build();
    }

    /**
     * The object, cut off one byte after the announced length: longer ones cannot have the right digest anyway.
     *
     * @throws FrameMissing where the store answers that it has no such object
     */
    @Timeout(value = 10, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 200, jitter = 150, abortOn = FrameMissing.class)
    @CircuitBreaker(requestVolumeThreshold = 6, delay = 5000, skipOn = FrameMissing.class)
    @Bulkhead(4)
    public byte[] fetch(FrameReference frame) throws IOException {
        try (var object = s3.getObject(get -> get.bucket(frame.bucket()).key(frame.key()))) {
            byte[] content = object.readNBytes(Math.toIntExact(frame.bytes() + 1));
            if (content.length > frame.bytes()) object.abort();
            return content;
        } catch (NoSuchKeyException e) {
            throw new FrameMissing(frame.bucket(), frame.key(), e);
        }
    }

    @PreDestroy
    void close() {
        s3.close();
    }

    private AwsCredentialsProvider credentials() {
        return settings.s3AccessKey
                .<AwsCredentialsProvider>map(key -> StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(key, settings.s3SecretKey.orElseThrow())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }
}
