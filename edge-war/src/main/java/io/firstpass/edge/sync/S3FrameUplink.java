package io.firstpass.edge.sync;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts frames into an S3 bucket. A frame that is there already is left alone: the same content has the same key. */
@ApplicationScoped
class S3FrameUplink implements FrameUplink {
    private static final int EXISTS_ALREADY = 412;

    private S3Client client;
    private String bucket;

    @PostConstruct
    void open() {
        Config config = ConfigProvider.getConfig();
        open(S3Settings.from(config).client(), Origin.from(config).bucket());
    }

    void open(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    @Timeout(value = 30, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 200, jitter = 150, abortOn = CircuitBreakerOpenException.class)
    @CircuitBreaker(requestVolumeThreshold = 6, failureRatio = 0.5, delay = 5000)
    @Bulkhead(2)
    public void put(String key, byte[] bytes, String sha256, String contentType) {
        try {
            client.putObject(
                    request -> request.bucket(bucket)
                            .key(key)
                            .contentType(contentType)
                            .ifNoneMatch("*")
                            .metadata(Map.of("sha256", sha256)),
                    RequestBody.fromBytes(bytes));
        } catch (S3Exception e) {
            if (e.statusCode() != EXISTS_ALREADY) throw new UplinkFailed("the store refused frame " + key, e);
        } catch (SdkException e) {
            throw new UplinkFailed("could not put frame " + key, e);
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
