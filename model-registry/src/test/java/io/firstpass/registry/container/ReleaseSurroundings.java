package io.firstpass.registry.container;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.firstpass.provenance.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What releases need around the server: a key, a broker that is away until a test starts it, and what a review would
 * answer of audited units, by the package's digest.
 */
public record ReleaseSurroundings(
        SigningKey key, Path keyFile, Broker broker, HttpServer review, Map<String, String> audits, int databasePort) {
    private static final String NOTHING = "{\"passedAudited\":0,\"escapes\":0,\"failedAudited\":0,\"falseCalls\":0}";

    static ReleaseSurroundings start(Path folder, int databasePort) throws Exception {
        SigningKey key = SigningKey.generate();
        Path file = Files.createFile(
                folder.resolve("release-key.pem"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, key.privatePem() + key.publicPem());
        Map<String, String> audits = new ConcurrentHashMap<>();
        HttpServer review = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        review.createContext("/api/v1/models/", exchange -> answer(exchange, audits));
        review.start();
        return new ReleaseSurroundings(
                key, file, Broker.prepare(folder.resolve("kafka")), review, audits, databasePort);
    }

    Map<String, String> settings() {
        return Map.of(
                "FIRSTPASS_REGISTRY_RELEASE_KEY",
                keyFile.toString(),
                "FIRSTPASS_REGISTRY_ROLLOUT_CHECK",
                "PT0.2S",
                "FIRSTPASS_REVIEW_URL",
                "http://127.0.0.1:" + review.getAddress().getPort(),
                "FIRSTPASS_KAFKA",
                broker.address());
    }

    /** To the registry's database. */
    public Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/firstpass", "firstpass", Database.PASSWORD);
    }

    void close() {
        broker.close();
        review.stop(0);
    }

    /** {@code /api/v1/models/<digest>/outcomes?since=...&site=...}. */
    private static void answer(HttpExchange exchange, Map<String, String> audits) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        boolean isAsked = path.length == 6 && path[5].equals("outcomes") && query.matches("since=[^&]+(&site=[^&]+)+");
        byte[] body = audits.getOrDefault(path[4], NOTHING).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isAsked ? 200 : 400, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
