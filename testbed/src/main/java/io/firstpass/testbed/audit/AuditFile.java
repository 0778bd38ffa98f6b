package io.firstpass.testbed.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;

/** An export of the audit log as a file: there whole, down to the signed line that ends it, or not there. */
public final class AuditFile {
    /** The last line is shorter. */
    private static final int TAIL = 4096;

    private AuditFile() {}

    /**
     * @return its bytes
     * @throws IllegalStateException if it could not be fetched whole; a file of that name stays as it was
     */
    public static long fetch(URI registry, String user, String password, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try {
                HttpResponse<Path> answer = http().send(request(registry, user, password), BodyHandlers.ofFile(part));
                if (answer.statusCode() != 200)
                    throw new IllegalStateException(
                            "the registry at " + registry + " answers HTTP " + answer.statusCode() + " to " + user
                                    + (answer.statusCode() < 500 ? ": give an account that has the role auditor" : ""));
                if (!endsSigned(part))
                    throw new IllegalStateException("the export was cut short and proves nothing: export again");
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                return Files.size(file);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the export did not come from " + registry + " to " + file + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private static HttpRequest request(URI registry, String user, String password) {
        byte[] account = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(registry.toString().replaceAll("/+$", "") + "/api/v1/audit/export"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account))
                .build();
    }

    private static boolean endsSigned(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(Math.max(0, in.length() - TAIL));
            byte[] tail = new byte[(int) Math.min(TAIL, in.length())];
            in.readFully(tail);
            String text = new String(tail, StandardCharsets.UTF_8);
            String last = text.substring(text.lastIndexOf('\n', Math.max(0, text.length() - 2)) + 1);
            return last.startsWith("{\"type\":\"end\",") && last.endsWith("\n");
        }
    }
}
