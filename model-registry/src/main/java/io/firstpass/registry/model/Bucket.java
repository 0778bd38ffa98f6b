package io.firstpass.registry.model;

import io.firstpass.registry.settings.RegistrySettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The registry's bucket in object storage. What is known by its digest is written once and never replaced. Thread-safe.
 */
@ApplicationScoped
public class Bucket {
    @Inject
    @ConfigProperties
    RegistrySettings settings;

    private S3Client s3;

    @PostConstruct
    void connect() {
        var builder = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(3))
                        .socketTimeout(Duration.ofSeconds(60))
                        .build())
                .region(Region.of(settings.s3Region))
                .credentialsProvider(credentials())
                .forcePathStyle(true)
                // The package's own sha256 is its name; not every store knows the other sums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
        settings.s3Endpoint.ifPresent(builder::endpointOverride);
        s3 = builder.build();
    }

    /** Puts it there, or leaves the one that is there: the key names the content, one that was cut short left it. */
    public void put(String key, Path file) {
        try {
            s3.putObject(put -> put.bucket(settings.bucket).key(key).ifNoneMatch("*"), file);
        } catch (S3Exception e) {
            if (e.statusCode() != 412) throw e;
        }
    }

    /**
     * Copies an object into a file that is not there yet.
     *
     * @throws IOException where there is no such object, or the store cannot be reached
     */
    public void fetch(String key, Path file) throws IOException {
        try {
            s3.getObject(get -> get.bucket(settings.bucket).key(key), file);
        } catch (SdkException e) {
            throw new IOException("the object " + key + " cannot be read from the store: " + e.getMessage(), e);
        }
    }

    /** A part of an object as a stream, from the first byte to the last one named; the caller closes it. */
    InputStream read(String key, long first, long last) {
        return s3.getObject(get -> get.bucket(settings.bucket).key(key).range("bytes=" + first + "-" + last));
    }

    /** Puts it there, in the place of what was there before. */
    void replace(String key, byte[] content) {
        s3.putObject(put -> put.bucket(settings.bucket).key(key), RequestBody.fromBytes(content));
    }

    Optional<byte[]> find(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(settings.bucket).key(key))
                            .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    public void remove(String key) {
        s3.deleteObject(delete -> delete.bucket(settings.bucket).key(key));
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
