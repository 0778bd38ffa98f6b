package io.firstpass.registry.container;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;

/** What the server under test needs around it: there before the container starts, gone after it has stopped. */
public class Surroundings {
    /** Of every account of the server under test, and of its store. */
    public static final String PASSWORD = UUID.randomUUID().toString();

    private static final Path FOLDER =
            Path.of(System.getProperty("firstpass.it")).toAbsolutePath();
    private static final Path S3 = FOLDER.resolve("s3");
    private Database database;
    private S3Proxy store;

    /** Where stored packages lie as files. */
    public static Path objects() {
        return S3.resolve("firstpass/models");
    }

    /** Where the server receives packages. */
    public static Path incoming() {
        return FOLDER.resolve("data/registry/incoming");
    }

    void start(@Observes(precedence = 100) BeforeSuite event) throws Exception {
        RunFolder.empty(FOLDER);
        database = Database.start(FOLDER.resolve("postgres"));
        Files.createDirectories(S3.resolve("firstpass"));
        URI endpoint = URI.create("http://127.0.0.1:" + RunFolder.freePort());
        store = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(S3.toString()))
                .endpoint(endpoint)
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "registry", PASSWORD)
                .build();
        store.start();
        new ServerFolder(FOLDER.resolve("usr/servers/firstpass-registry-it")).write(settings(endpoint), PASSWORD);
    }

    void stop(@Observes(precedence = -100) AfterSuite event) throws Exception {
        if (store != null) store.stop();
        if (database != null) database.close();
    }

    private Map<String, String> settings(URI endpoint) throws Exception {
        return Map.of(
                "FIRSTPASS_HTTP_PORT",
                Integer.toString(RunFolder.freePort()),
                "FIRSTPASS_LIB",
                System.getProperty("wlp.shared"),
                "FIRSTPASS_DATA",
                FOLDER.resolve("data").toString(),
                "FIRSTPASS_REGISTRY_PACKAGE_MAX_BYTES",
                "100000",
                "FIRSTPASS_REGISTRY_PACKAGE_MAX_UNPACKED_BYTES",
                "1000000",
                "FIRSTPASS_S3_ENDPOINT",
                endpoint.toString(),
                "FIRSTPASS_S3_ACCESS_KEY",
                "registry",
                "FIRSTPASS_S3_SECRET_KEY",
                PASSWORD,
                "FIRSTPASS_DB_PORT",
                Integer.toString(database.port()),
                "FIRSTPASS_DB_PASSWORD",
                Database.PASSWORD);
    }
}
