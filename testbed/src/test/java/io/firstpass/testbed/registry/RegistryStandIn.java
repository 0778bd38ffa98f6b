package io.firstpass.testbed.registry;

import com.sun.net.httpserver.HttpServer;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers over real HTTP what a test tells it to, and notes what it was asked. */
final class RegistryStandIn implements AutoCloseable {
    record Asked(String call, String authorization, byte[] body) {}

    private record Reply(int status, Object body) {}

    final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Reply> replies = Collections.synchronizedMap(new HashMap<>());
    private final HttpServer server;

    RegistryStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(new Asked(
                    call,
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestBody().readAllBytes()));
            Reply reply = replies.getOrDefault(call, new Reply(404, Map.of("title", "nothing at " + call)));
            byte[] body = reply.body() instanceof byte[] raw ? raw : Messages.write(reply.body());
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/registry");
    }

    /** @param call method and path below {@code api/v1/} */
    RegistryStandIn answers(String call, int status, Object body) {
        replies.put(call.replaceFirst(" ", " /registry/api/v1/"), new Reply(status, body));
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
