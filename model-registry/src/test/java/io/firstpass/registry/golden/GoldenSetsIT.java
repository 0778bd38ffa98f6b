package io.firstpass.registry.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.registry.benchmark.EchoGoldenSet;
import io.firstpass.registry.benchmark.GoldenSet;
import io.firstpass.registry.container.RegistryCalls;
import io.firstpass.registry.container.Zips;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden sets as they are put and put in force: pete is a pipeline, quinn and quin are quality, meg submits and is quality. */
class GoldenSetsIT extends RegistryCalls {
    @TempDir
    Path folder;

    @Test
    void aGoldenSetIsTakenOnlyAsItWasSealed() throws Exception {
        GoldenSet golden = seven("golden");
        byte[] zip = zip(golden);

        assertProblem(put("mia", golden, "", zip), 403, "role-needed", "quality");
        String other = "golden-sets/" + "0".repeat(64);
        assertProblem(
                send(as("quinn", other).PUT(BodyPublishers.ofByteArray(zip))),
                422,
                "golden-set-digest",
                golden.digest());
        assertProblem(put("quinn", golden, "?model=a,b", zip), 400, "invalid-parameter", "a,b");
        Files.writeString(golden.folder().resolve("labels/0004.txt"), "0 .5 .5 .1 .1\n");
        assertProblem(put("quinn", golden, "", zip(golden)), 422, "golden-set-refused", "labels/0004.txt");
    }

    @Test
    void theLatestThatWasPutForAModelIsInForce() throws Exception {
        GoldenSet first = seven("first");
        GoldenSet second = new EchoGoldenSet(folder.resolve("second"))
                .found(EchoGoldenSet.OPEN, .9)
                .good()
                .seal();
        assertThat(put("quinn", first, forModel(), zip(first)).statusCode()).isEqualTo(201);
        assertThat(put("quinn", second, forModel(), zip(second)).statusCode()).isIn(200, 201);

        assertThat(inForceFor(first)).doesNotContain(name);
        assertThat(inForceFor(second)).contains(name);
        assertThat(put("quinn", first, forModel(), new byte[0]).statusCode()).isEqualTo(200);
        assertThat(inForceFor(first)).contains(name);
    }

    @Test
    void aPipelineStoresASetAndAQualityOfficerPutsItInForce() throws Exception {
        GoldenSet golden = seven("golden");
        assertProblem(put("pete", golden, forModel(), zip(golden)), 403, "role-needed", "quality");
        assertThat(put("pete", golden, "", zip(golden)).statusCode()).isEqualTo(201);
        assertProblem(put("pete", golden, forModel(), new byte[0]), 403, "role-needed", "quality");
        assertThat(inForceFor(golden)).doesNotContain(name);
        assertThat(put("quinn", golden, forModel(), new byte[0]).statusCode()).isEqualTo(200);
        assertThat(inForceFor(golden)).contains(name);
    }

    @Test
    void nobodyChoosesWhatHisOwnSubmissionIsMeasuredOn() throws Exception {
        GoldenSet golden = seven("golden");
        byte[] zip = Zips.whole(name, "1.0.0", "");
        String digest = Zips.sha256(zip);
        assertThat(send(as("meg", "packages/" + digest).PUT(BodyPublishers.ofByteArray(zip)))
                        .statusCode())
                .isEqualTo(201);
        assertThat(put("meg", golden, forModel(), zip(golden)).statusCode()).isEqualTo(201);
        String benchmark = "versions/" + digest + "/evidence/benchmark";
        assertProblem(post("pete", benchmark, new byte[0]), 409, "own-golden-set", "meg");

        assertThat(put("quin", golden, forModel(), new byte[0]).statusCode()).isEqualTo(200);
        assertThat(json("ada", "audit?action=golden.set&subject=" + name)
                        .at("/events/0/actor")
                        .asText())
                .isEqualTo("quin");
        assertThat(post("pete", benchmark, new byte[0]).statusCode()).isEqualTo(202);
    }

    private String forModel() {
        return "?name=seven&model=" + name;
    }

    private HttpResponse<String> put(String user, GoldenSet golden, String more, byte[] zip) throws Exception {
        return send(as(user, "golden-sets/" + golden.digest() + more).PUT(BodyPublishers.ofByteArray(zip)));
    }

    private String inForceFor(GoldenSet golden) throws Exception {
        for (JsonNode set : json("mia", "golden-sets?limit=500").path("goldenSets"))
            if (set.path("digest").asText().equals(golden.digest()))
                return set.path("inForceFor").toString();
        throw new AssertionError(golden.digest() + " is not listed");
    }

    /** Each is another: the tests share a registry, which takes a golden set once. */
    private GoldenSet seven(String its) throws Exception {
        Path set = EchoGoldenSet.seven(folder.resolve(its)).folder();
        Files.writeString(set.resolve("origin.txt"), UUID.randomUUID().toString());
        return GoldenSet.seal(set);
    }

    private byte[] zip(GoldenSet golden) throws Exception {
        Path zip = folder.resolve(UUID.randomUUID() + ".zip");
        golden.pack(zip);
        return Files.readAllBytes(zip);
    }
}
