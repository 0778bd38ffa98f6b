package io.firstpass.registry.model;

import io.firstpass.registry.settings.RegistrySettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Packages in object storage, each under its digest: an object is written once and never replaced. */
@ApplicationScoped
public class PackageStore {
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

    /** Puts it there, or leaves the one that is there: it has the same digest, an upload that was cut short left it. */
    public void put(String digest, Path zip) {
        try {
            s3.putObject(put -> put.bucket(settings.bucket).key(key(digest)).ifNoneMatch("*"), zip);
        } catch (S3Exception e) {
            if (e.statusCode() != 412) throw e;
        }
    }

    public void remove(String digest) {
        s3.deleteObject(delete -> delete.bucket(settings.bucket).key(key(digest)));
    }

    private static String key(String digest) {
        return "models/" + digest + ".zip";
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
