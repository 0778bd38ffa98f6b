package io.firstpass.testbed.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Someone who listens to an edge's server-sent events. Closing it ends the connection. */
public final class Listening implements AutoCloseable {
    private final Stream<String> stream;
    private final Iterator<String> lines;

    /**
     * Returns once the edge counts us among its listeners: the first state is sent to who comes, the second one to all
     * who are there.
     */
    public Listening(URI edge) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(edge.resolve("/api/v1/events"))
                .header("Accept", "text/event-stream")
                .build();
        stream = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofLines())
                .body();
        lines = stream.iterator();
        next("state", any -> true);
        next("state", any -> true);
    }

    /** What the next event of that name says that is like that; waits for it. */
    public JsonNode next(String event, Predicate<JsonNode> like) throws IOException {
        String name = "";
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("event:")) name = line.substring(6).strip();
            if (!line.startsWith("data:") || !name.equals(event)) continue;
            JsonNode data = Messages.mapper().readTree(line.substring(5));
            if (like.test(data)) return data;
        }
        throw new IOException("the edge closed the stream");
    }

    @Override
    public void close() {
        stream.close();
    }
}
