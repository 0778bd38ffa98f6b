package io.firstpass.registry.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.registry.container.Surroundings;
import java.net.CookieManager;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures how long the server takes to answer with a page, in a registry of 10,000 versions and millions of audit events;
 * README.md says how to run it and has the figures. No part of the tests: nothing here fails for being slow.
 */
@ExtendWith(ArquillianExtension.class)
class RegistryBench {
    private static final int EVENTS = Integer.getInteger("firstpass.bench.events", 5_000_000);
    private static final int WARM = 60;
    private static final int TIMES = 200;

    @ArquillianResource
    URL root;

    @Deployment(testable = false)
    static WebArchive registry() {
        return Surroundings.war();
    }

    @Test
    void answersWithItsPages() throws Exception {
        Surroundings.asSuperuser(ManyVersions.statements(EVENTS));
        HttpClient sam = loggedIn("sam");
        HttpClient mia = loggedIn("mia");
        measure(sam, "inbox", i -> "inbox");
        measure(sam, "inbox, a later page", i -> "inbox?after=" + 40 * i);
        measure(sam, "versions", i -> "versions");
        measure(sam, "versions of a model", i -> "versions?name=bench-" + i);
        measure(sam, "versions of no model", i -> "versions?name=nothing-like-it-" + i);
        measure(sam, "candidates, a later page", i -> "versions?state=CANDIDATE&before=" + (9_000 - 40 * i));
        measure(sam, "version to decide on", i -> "version?digest=" + ManyVersions.digest(10 * i + 9));
        measure(sam, "version that was released", i -> "version?digest=" + ManyVersions.digest(50 * i + 6));
        measure(mia, "board", i -> "board");
        measure(mia, "board: its channels", i -> "api/v1/channels?limit=500");
        measure(sam, "what waits, by REST", i -> "api/v1/versions?waiting=true");
        measure(sam, "audit", i -> "audit");
        measure(sam, "audit: the newest", i -> "api/v1/audit?limit=50");
        measure(sam, "audit: by subject", i -> "api/v1/audit?limit=50&subject=" + ManyVersions.digest(50 * i));
        measure(sam, "audit: by actor", i -> "api/v1/audit?limit=50&actor=actor-" + i);
        measure(sam, "audit: by deed, until a day", i -> "api/v1/audit?limit=50&action=approval.give&until=" + day(i));
    }

    private static String day(int i) {
        return "2026-%02d-%02dT00:00:00Z".formatted(1 + i % 9, 1 + i % 28);
    }

    private void measure(HttpClient reader, String what, IntFunction<String> path) throws Exception {
        for (int i = 0; i < WARM; i++) get(reader, path.apply(i));
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long from = System.nanoTime();
            get(reader, path.apply(i));
            millis[i] = (System.nanoTime() - from) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-30s p50 %6.1f ms, p95 %6.1f ms, longest %6.1f ms%n",
                what, millis[TIMES / 2], millis[TIMES * 95 / 100], millis[TIMES - 1]);
    }

    private void get(HttpClient reader, String path) throws Exception {
        HttpResponse<String> answer =
                reader.send(HttpRequest.newBuilder(URI.create(root + path)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).as(path).doesNotContain("j_username");
    }

    private HttpClient loggedIn(String user) throws Exception {
        var reader = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        reader.send(HttpRequest.newBuilder(URI.create(root + "inbox")).build(), BodyHandlers.discarding());
        String form = "j_username=" + user + "&j_password="
                + URLEncoder.encode(Surroundings.PASSWORD, StandardCharsets.UTF_8);
        reader.send(
                HttpRequest.newBuilder(URI.create(root + "j_security_check"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        return reader;
    }
}
