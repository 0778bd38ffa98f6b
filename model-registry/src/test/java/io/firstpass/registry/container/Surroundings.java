package io.firstpass.registry.container;

import io.firstpass.provenance.SigningKey;
import io.firstpass.registry.evidence.GatePolicy;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the server under test needs around it: there before the container starts, gone after it has stopped. */
public class Surroundings {
    /** Of every account of the server under test, and of its store. */
    public static final String PASSWORD = UUID.randomUUID().toString();

    private static final Path FOLDER =
            Path.of(System.getProperty("firstpass.it")).toAbsolutePath();
    private static final Path SERVER = FOLDER.resolve("usr/servers/" + System.getProperty("firstpass.it.server"));
    private static final Path S3 = FOLDER.resolve("s3");
    private static Database database;
    private static ReleaseSurroundings releases;
    private S3Proxy store;

    /** Where stored packages lie as files. */
    public static Path objects() {
        return S3.resolve("firstpass/models");
    }

    /** Where the server receives packages. */
    public static Path incoming() {
        return FOLDER.resolve("data/registry/incoming");
    }

    /** The product's own policy, without the gate that takes minutes. */
    private static Path policy() throws IOException {
        String shipped = new String(
                GatePolicy.class.getResourceAsStream("gate-policy.json").readAllBytes(), StandardCharsets.UTF_8);
        return Files.writeString(FOLDER.resolve("policy.json"), shipped.replace(", \"BENCHMARK\"]", "]"));
    }

    /** The public key that the audit log's checkpoints are verified with. */
    public static Path auditKey() {
        return FOLDER.resolve("audit.pub");
    }

    /** What somebody does who has every right in the database, triggers or not. */
    public static void asSuperuser(String... statements) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) statement.execute(sql);
        }
    }

    /** Has the server find the builders' keys so, the leaver's revoked then. */
    public static Path pinKeys(Optional<Instant> leaverRevoked) throws IOException {
        return Builders.write(FOLDER.resolve("keys.json"), leaverRevoked);
    }

    /** Has the server find no keys that it can use. */
    public static void spoilKeys() throws IOException {
        Files.writeString(FOLDER.resolve("keys.json"), "no keys");
    }

    /** A statement on the server's database: what was done there without it. */
    public static void sql(String statement) throws SQLException {
        try (var connection = Database.connect();
                var done = connection.createStatement()) {
            done.execute(statement);
        }
    }

    /** The one value that a query of the server's database gives. */
    public static String value(String select) throws SQLException {
        try (var connection = Database.connect();
                var found = connection.createStatement().executeQuery(select)) {
            if (!found.next()) throw new AssertionError("nothing found by " + select);
            return found.getString(1);
        }
    }

    /** Breaks every connection to the server's database, and lets nobody in until it is there again. */
    public static void databaseAway(boolean away) throws SQLException {
        database.away(away);
    }

    /** Has the server end the application and start it again, as it does with one whose configuration is another. */
    public static void restartApplication() throws IOException {
        String as = "location=\"registry.war\"";
        Path file = SERVER.resolve("server.xml");
        String xml = Files.readString(file);
        if (!xml.contains(as)) throw new AssertionError("no application in " + file);
        String root = " context-root=\"/registry\"";
        Files.writeString(file, xml.contains(root) ? xml.replace(root, "") : xml.replace(as, as + root));
    }

    /** The registry as it is built, for a class to deploy. */
    public static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "registry.war")
                .importFrom(new File(System.getProperty("firstpass.registry.war")))
                .as(WebArchive.class);
    }

    /** What releases need. */
    public static ReleaseSurroundings releases() {
        return releases;
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
        var key = SigningKey.generate();
        Files.writeString(FOLDER.resolve("audit.pem"), key.privatePem());
        Files.writeString(auditKey(), key.publicPem());
        Map<String, String> settings = settings(endpoint);
        releases = ReleaseSurroundings.start(FOLDER, database.port());
        settings.putAll(releases.settings());
        new ServerFolder(SERVER).write(settings, PASSWORD);
    }

    void stop(@Observes(precedence = -100) AfterSuite event) throws Exception {
        if (releases != null) releases.close();
        if (store != null) store.stop();
        if (database == null) return;
        try {
            assertEverythingIsSigned();
        } finally {
            database.close();
        }
    }

    /** The server has stopped: its last checkpoint must be there, also for what the timer had not seen. */
    private static void assertEverythingIsSigned() throws SQLException {
        String sql = "select stream, number from audit_stream where number > 0 and not exists"
                + " (select from audit_checkpoint c where c.stream = audit_stream.stream and c.number = audit_stream.number)";
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var left = statement.executeQuery(sql)) {
            if (left.next())
                throw new AssertionError("the server stopped and left event " + left.getLong("number") + " of stream "
                        + left.getString("stream") + " without a checkpoint");
        }
    }

    private Map<String, String> settings(URI endpoint) throws Exception {
        var settings = new TreeMap<>(Map.of(
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
                Database.PASSWORD));
        settings.put("FIRSTPASS_REGISTRY_EXPIRY_CHECK", "PT0.5S");
        settings.put("FIRSTPASS_REGISTRY_POLICY", policy().toString());
        settings.put(
                "FIRSTPASS_REGISTRY_PACKAGE_KEYS", pinKeys(Optional.empty()).toString());
        settings.put("FIRSTPASS_ADMISSION_CACHE_AGE", "PT5S");
        settings.put("FIRSTPASS_ADMISSION_MODEL_KEYS", "/etc/firstpass/keys");
        settings.put("FIRSTPASS_AUDIT_KEY", FOLDER.resolve("audit.pem").toString());
        return settings;
    }
}
