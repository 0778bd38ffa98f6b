package io.firstpass.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.Box;
import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Ruling;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final byte[] PASS =
            Messages.write(Golden.named("inspection-pass").json());

    static Stream<Golden> samples() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void toleratesUnknownFieldsAtEveryDepth(Golden golden) {
        ObjectNode newer = golden.json().deepCopy();
        addUnknownFields(newer);
        assertThat(golden.schemaProblems(newer)).isEmpty();
        assertThat(Messages.read(Messages.write(newer), golden.type())).isEqualTo(golden.parsed());
    }

    @ParameterizedTest
    @CsvSource({
        "inspection-pass, /verdict, verdict",
        "inspection-hold-escalated, /escalation/reason, escalation.reason",
        "escalated-frame-hold, /verdict, verdict",
        "escalated-frame-hold, /reason, reason",
        "ruling-confirmed-by-model, /outcome, outcome",
        "ruling-confirmed-by-model, /decidedBy, decidedBy"
    })
    void refusesAnUnknownEnumValueWithTheFieldsName(String name, String pointer, String field) {
        ObjectNode json = Golden.named(name).json();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) json.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), "MAYBE");
        assertThat(refusal(json, Golden.named(name).type()).field()).isEqualTo(field);
    }

    @Test
    void saysWhichFieldIsMissing() {
        ObjectNode json = Golden.named("ruling-confirmed-by-model").json();
        ((ObjectNode) json.get("model")).remove("digest");
        assertThat(refusal(json, Ruling.class)).hasMessage("model.digest is missing");
    }

    @Test
    void refusesABoxWhoseCornersAreInTheWrongOrder() {
        ObjectNode json = Golden.named("inspection-fail").json();
        ArrayNode box = (ArrayNode) json.at("/detections/1/box");
        box.set(0, 99.0);
        InvalidMessage refusal = refusal(json, Inspection.class);
        assertThat(refusal.field()).isEqualTo("detections[1].box");
        assertThat(refusal).hasMessage("detections[1].box needs x1 <= x2 and y1 <= y2");
    }

    @Test
    void readsABoxOfWholeNumbers() {
        assertThat(Messages.read(utf8("[1, 2, 3, 4]"), Box.class)).isEqualTo(new Box(1, 2, 3, 4));
    }

    @Test
    void keepsAnInclusionProbabilityToAuditFrames() {
        ObjectNode doubt = Golden.named("escalated-frame-hold").json().put("inclusionProbability", 0.02);
        assertThat(refusal(doubt, EscalatedFrame.class))
                .hasMessage("inclusionProbability belongs to audit frames only");
        ObjectNode audit = Golden.named("escalated-frame-audit").json().put("inclusionProbability", 0);
        assertThat(refusal(audit, EscalatedFrame.class)).hasMessage("inclusionProbability needs to be above 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", " {}", " x", ",", " null"})
    void refusesTrailingRubbish(String rubbish) {
        assertThatThrownBy(
                        () -> Messages.read(utf8(new String(PASS, StandardCharsets.UTF_8) + rubbish), Inspection.class))
                .isInstanceOfSatisfying(
                        InvalidMessage.class, e -> assertThat(e.field()).isEqualTo("$"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[{}]", "", " ", "1", "true", "\"text\"", "\"\"", "{", "not json"})
    void refusesWhatIsNoObject(String json) {
        assertThatThrownBy(() -> Messages.read(utf8(json), Inspection.class))
                .isInstanceOfSatisfying(
                        InvalidMessage.class, e -> assertThat(e.field()).isEqualTo("$"));
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThatThrownBy(() -> Messages.read(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, Inspection.class))
                .isInstanceOf(InvalidMessage.class);
    }

    private static void addUnknownFields(JsonNode node) {
        node.forEach(MessagesTest::addUnknownFields);
        if (node instanceof ObjectNode object) object.putObject("addedLater").put("by", "a newer sender");
    }

    private static InvalidMessage refusal(JsonNode json, Class<?> type) {
        try {
            throw new AssertionError("read as " + Messages.read(Messages.write(json), type));
        } catch (InvalidMessage e) {
            return e;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
