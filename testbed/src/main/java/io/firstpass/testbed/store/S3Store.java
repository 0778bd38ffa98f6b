package io.firstpass.testbed.store;

import io.firstpass.testbed.server.DidNotStart;
import io.firstpass.testbed.server.Ports;
import io.firstpass.testbed.server.RunFolder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server (s3proxy) in this process over a folder: buckets are folders in it, objects files.
 *
 * <p>Stopped and started again it has the same port, keys and objects.
 */
public final class S3Store implements AutoCloseable {
    public static final String BUCKET = "firstpass";
    public static final String REGION = "us-east-1";

    private final RunFolder run;
    private final Path objects;
    private final int port = Ports.free();
    private final String accessKey = Secrets.random();
    private final String secretKey = Secrets.random();
    private S3Proxy server;

    public S3Store(RunFolder run) {
        this.run = run;
        this.objects = run.folder("s3");
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public String accessKey() {
        return accessKey;
    }

    public String secretKey() {
        return secretKey;
    }

    /** Where the bucket's objects lie as files, for tests that spoil one. */
    public Path bucketFolder() {
        return objects.resolve(BUCKET);
    }

    public synchronized void start() {
        try {
            Files.createDirectories(bucketFolder());
            server = S3Proxy.builder()
                    .blobStore(new FilesystemNio2BlobStore(objects.toString()))
                    .endpoint(endpoint())
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                    .build();
            server.start();
        } catch (Exception failed) {
            throw new DidNotStart("s3", failed.toString(), run.log("testbed"));
        }
    }

    public synchronized void stop() {
        if (server != null) {
            try {
                server.stop();
            } catch (Exception failed) {
                throw new IllegalStateException("the S3 server does not stop", failed);
            }
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
