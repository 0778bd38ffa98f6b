package io.firstpass.testbed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.firstpass.testbed.server.RunFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3StoreIT {
    private static final String KEY = "frames/site-a/2026/11/24/abc";

    @TempDir
    Path state;

    @Test
    void writesAnObjectOnlyOnceWhenAskedTo() {
        try (RunFolder run = RunFolder.create(state);
                S3Store store = new S3Store(run)) {
            store.start();
            try (S3Client client = client(store, store.secretKey())) {
                put(client, "first");
                assertThatExceptionOfType(S3Exception.class)
                        .isThrownBy(() -> put(client, "second"))
                        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(412));
                assertThat(get(client)).isEqualTo("first");
            }
        }
    }

    @Test
    void keepsItsObjectsWhenItIsStoppedAndStartedAgain() {
        try (RunFolder run = RunFolder.create(state);
                S3Store store = new S3Store(run)) {
            store.start();
            try (S3Client client = client(store, store.secretKey())) {
                put(client, "kept");
                store.stop();
                store.start();
                assertThat(get(client)).isEqualTo("kept");
            }
        }
    }

    @Test
    void refusesAWrongSecret() {
        try (RunFolder run = RunFolder.create(state);
                S3Store store = new S3Store(run)) {
            store.start();
            try (S3Client client = client(store, "guessed")) {
                assertThatExceptionOfType(S3Exception.class)
                        .isThrownBy(() -> put(client, "anything"))
                        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(403));
            }
        }
    }

    private static void put(S3Client client, String text) {
        client.putObject(
                request -> request.bucket(S3Store.BUCKET).key(KEY).ifNoneMatch("*"), RequestBody.fromString(text));
    }

    private static String get(S3Client client) {
        return client.getObjectAsBytes(request -> request.bucket(S3Store.BUCKET).key(KEY))
                .asUtf8String();
    }

    private static S3Client client(S3Store store, String secret) {
        return S3Client.builder()
                .endpointOverride(store.endpoint())
                .region(Region.of(S3Store.REGION))
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(store.accessKey(), secret)))
                .build();
    }
}
