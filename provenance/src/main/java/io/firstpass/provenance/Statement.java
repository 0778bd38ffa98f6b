package io.firstpass.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.json.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An in-toto statement: somebody's claim, of a named type, about the packages with these digests. Fields that in-toto
 * may add are passed over, as it demands.
 *
 * @see <a href="https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md">Statement v1</a>
 */
record Statement(List<Subject> subjects, String predicateType, JsonNode predicate) {
    private static final String V1 = "https://in-toto.io/Statement/v1";
    private static final Set<String> TYPES = Set.of(V1, "https://in-toto.io/Statement/v0.1");

    record Subject(String name, Sha256 digest) {}

    /** One package and what is claimed of it. */
    static Statement of(String name, Sha256 digest, String predicateType, Object predicate) {
        JsonNode json = Messages.mapper().valueToTree(predicate);
        return new Statement(List.of(new Subject(name, digest)), predicateType, json);
    }

    /** @throws SignatureRefused as malformed */
    static Statement read(byte[] payload) {
        JsonObject json = StrictJson.object(payload, "statement");
        String type = json.text("_type");
        if (!TYPES.contains(type)) throw JsonObject.malformed("statement._type needs to be " + V1 + ", is " + type);
        List<Subject> subjects = new ArrayList<>();
        for (JsonObject subject : json.objects("subject")) {
            JsonObject digest = subject.object("digest");
            if (digest.has("sha256"))
                subjects.add(new Subject(subject.findText("name").orElse(""), sha256(digest)));
        }
        return new Statement(subjects, json.text("predicateType"), json.json().path("predicate"));
    }

    private static Sha256 sha256(JsonObject digest) {
        try {
            return new Sha256(digest.text("sha256"));
        } catch (IllegalArgumentException e) {
            throw JsonObject.malformed(digest.path() + ".sha256 needs 64 lower-case hexadecimal digits");
        }
    }

    /** @throws SignatureRefused if it is about other packages only */
    Statement about(Sha256 digest) {
        if (subjects.stream().anyMatch(subject -> subject.digest().equals(digest))) return this;
        throw new SignatureRefused(
                SignatureRefused.Reason.WRONG_DIGEST,
                "the statement is about "
                        + subjects.stream().map(Subject::toString).toList()
                        + ", not about sha256 " + digest.hex()
                        + ": hand in the attestation that was made for this package, or attest this package");
    }

    /** @throws SignatureRefused as malformed, naming the field */
    <T> T predicateAs(Class<T> type) {
        try {
            return Messages.read(Messages.write(predicate), type);
        } catch (InvalidMessage e) {
            throw JsonObject.malformed("statement.predicate." + e.getMessage());
        }
    }

    /** The statement as JSON, always the same bytes for the same statement. */
    byte[] write() {
        ObjectNode json = Messages.mapper().createObjectNode().put("_type", V1);
        for (Subject subject : subjects) {
            ObjectNode one = json.withArray("subject").addObject().put("name", subject.name());
            one.putObject("digest").put("sha256", subject.digest().hex());
        }
        json.put("predicateType", predicateType).set("predicate", predicate);
        return Messages.write(json);
    }
}
