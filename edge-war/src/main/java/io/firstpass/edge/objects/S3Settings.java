package io.firstpass.edge.objects;

import io.firstpass.edge.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** How to reach object storage. Without an endpoint it is Amazon's; without keys the credentials come from where the SDK finds them on the machine. */
public record S3Settings(Optional<URI> endpoint, String region, Optional<AwsBasicCredentials> credentials) {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Each call has its own patience: what the socket has taken of a frame may take minutes on a thin line. */
    private static final Duration READ = Duration.ofHours(1);

    public static S3Settings from(Settings settings) {
        Optional<String> key = settings.find("firstpass.s3.access-key");
        Optional<String> secret = settings.find("firstpass.s3.secret-key");
        if (key.isPresent() != secret.isPresent())
            throw new IllegalArgumentException("firstpass.s3.access-key and firstpass.s3.secret-key go together");
        return new S3Settings(
                settings.find("firstpass.s3.endpoint").map(S3Settings::address),
                settings.text("firstpass.s3.region", "us-east-1"),
                key.map(name -> AwsBasicCredentials.create(name, secret.get())));
    }

    public static URI address(String value) {
        try {
            URI address = URI.create(value);
            if (address.getHost() != null && address.getScheme().matches("https?")) return address;
        } catch (IllegalArgumentException e) {
            // falls through to the one message that says everything
        }
        throw new IllegalArgumentException(
                "firstpass.s3.endpoint is " + value + "; it needs to be an http or https address");
    }

    /** Sends each frame whole, under one signature, which every S3 store understands. Tries once, trying again is decided in one place, by the caller; but where the clocks differ a second time, with that of the store. */
    public S3Client client() {
        return client(READ);
    }

    /** The same with another patience for each read of what comes back. */
    public S3Client client(Duration read) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(region))
                .forcePathStyle(true)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .credentialsProvider(credentialsProvider())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .overrideConfiguration(override -> override.retryStrategy(onlyForTheClock()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(read));
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static RetryStrategy onlyForTheClock() {
        return StandardRetryStrategy.builder()
                .useClientDefaults(false)
                .maxAttempts(2)
                .retryOnException(
                        failure -> failure instanceof SdkException sdk && RetryUtils.isClockSkewException(sdk))
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .build();
    }

    private AwsCredentialsProvider credentialsProvider() {
        if (credentials.isPresent()) return StaticCredentialsProvider.create(credentials.get());
        return DefaultCredentialsProvider.builder().build();
    }
}
