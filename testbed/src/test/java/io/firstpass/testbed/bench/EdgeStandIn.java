package io.firstpass.testbed.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.firstpass.contract.Detection;
import io.firstpass.contract.Escalation;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Reason;
import io.firstpass.contract.Timings;
import io.firstpass.contract.Verdict;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks the edge's REST contract over real HTTP, for tests that must steer what it answers. */
public final class EdgeStandIn implements AutoCloseable {
    public static final String DIGEST = "ab".repeat(32);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    public final Queue<String> queries = new ConcurrentLinkedQueue<>();
    public final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    public volatile List<Detection> detections = List.of();
    public volatile boolean escalates;
    public volatile boolean rules = true;
    public volatile boolean hasModel = true;
    public volatile Boolean approved;

    public EdgeStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/v1/inspections", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("GET"))
                answer(exchange, 200, Map.of("rulings", rules ? List.of(Map.of("revision", 1)) : List.of()));
            else post(exchange, body);
        });
        server.createContext("/api/v1/model", exchange -> answer(exchange, 200, model()));
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void post(HttpExchange exchange, byte[] body) throws IOException {
        queries.add(exchange.getRequestURI().getQuery());
        Integer refusal = refusals.poll();
        if (refusal != null) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            answer(exchange, refusal, Map.of("title", "busy"));
        } else if (body.length < 4) {
            answer(exchange, 422, Map.of("title", "not an image", "detail", "the body is no jpeg or png"));
        } else {
            answer(exchange, 200, inspection());
        }
    }

    private Inspection inspection() {
        return new Inspection(
                UUID.randomUUID(),
                "s",
                "site",
                "line",
                "1",
                Instant.EPOCH,
                detections.isEmpty() ? Verdict.PASS : Verdict.FAIL,
                detections,
                new ModelRef("stand-in", "1.0.0", DIGEST),
                escalates ? new Escalation(Reason.DOUBT, 1) : null,
                null,
                new Timings(1, 1, 1, 1, 4),
                null);
    }

    private Map<String, Object> model() {
        if (!hasModel) return Map.of("state", "REFUSED", "reason", "wrong digest");
        return Map.of(
                "state",
                "READY",
                "model",
                new ModelRef("stand-in", "1.0.0", DIGEST, approved),
                "variant",
                "fp32.torchscript",
                "thresholds",
                Map.of("open", Map.of("accept", .5, "doubt", .1), "spur", Map.of("accept", .5, "doubt", .1)));
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = Messages.write(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
