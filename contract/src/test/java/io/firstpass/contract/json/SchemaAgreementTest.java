package io.firstpass.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks every field of every golden sample in every way it can be broken: schema and record have to say the same. */
class SchemaAgreementTest {
    private static final Map<String, JsonNode> WRONG = wrongValues();

    record Field(Golden golden, String pointer, String path) {
        @Override
        public String toString() {
            return golden + " " + path;
        }

        ObjectNode without() {
            ObjectNode copy = golden.json().deepCopy();
            ((ObjectNode) copy.at(parent())).remove(leaf());
            return copy;
        }

        ObjectNode with(JsonNode value) {
            ObjectNode copy = golden.json().deepCopy();
            ((ObjectNode) copy.at(parent())).set(leaf(), value);
            return copy;
        }

        private String parent() {
            return pointer.substring(0, pointer.lastIndexOf('/'));
        }

        private String leaf() {
            return pointer.substring(pointer.lastIndexOf('/') + 1);
        }
    }

    static Stream<Field> fields() {
        return Golden.all().flatMap(golden -> {
            List<Field> fields = new ArrayList<>();
            collect(golden, golden.json(), "", "", fields);
            return fields.stream();
        });
    }

    static Stream<Field> requiredFields() {
        return fields().filter(
                        field -> !field.golden().schemaProblems(field.without()).isEmpty());
    }

    static Stream<Field> optionalFields() {
        return fields().filter(
                        field -> field.golden().schemaProblems(field.without()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void aMissingRequiredFieldIsRefusedWithItsName(Field field) {
        assertRefusal(field, field.without(), "missing");
    }

    @ParameterizedTest
    @MethodSource("optionalFields")
    void aMissingOptionalFieldIsTolerated(Field field) {
        assertThat(field.golden().refusal(field.without())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aWrongValueIsRefusedWithTheFieldsNameWhereTheSchemaRefusesIt(Field field) {
        WRONG.forEach((kind, value) -> {
            JsonNode broken = field.with(value);
            if (field.golden().schemaProblems(broken).isEmpty())
                assertThat(field.golden().refusal(broken)).as(kind).isEmpty();
            else assertRefusal(field, broken, kind);
        });
    }

    private static void assertRefusal(Field field, JsonNode broken, String kind) {
        assertThat(field.golden().refusal(broken)).as(kind).hasValueSatisfying(refusal -> assertThat(refusal.field())
                .as("%s: %s", kind, refusal.getMessage())
                .startsWith(field.path()));
    }

    private static void collect(Golden golden, JsonNode node, String pointer, String path, List<Field> into) {
        if (node instanceof ObjectNode object)
            object.properties().forEach(entry -> {
                String here = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                into.add(new Field(golden, pointer + "/" + entry.getKey(), here));
                collect(golden, entry.getValue(), pointer + "/" + entry.getKey(), here, into);
            });
        if (node instanceof ArrayNode array)
            for (int i = 0; i < array.size(); i++)
                collect(golden, array.get(i), pointer + "/" + i, path + "[" + i + "]", into);
    }

    private static Map<String, JsonNode> wrongValues() {
        var nodes = Messages.mapper().getNodeFactory();
        Map<String, JsonNode> wrong = new LinkedHashMap<>();
        wrong.put("null", nodes.nullNode());
        wrong.put("text", nodes.textNode("NO_SUCH_VALUE"));
        wrong.put("empty text", nodes.textNode(""));
        wrong.put("digits as text", nodes.textNode("1"));
        wrong.put("zero", nodes.numberNode(0));
        wrong.put("negative", nodes.numberNode(-1));
        wrong.put("fraction", nodes.numberNode(1.5));
        wrong.put("huge", nodes.numberNode(BigInteger.TEN.pow(30)));
        wrong.put("boolean", nodes.booleanNode(true));
        wrong.put("object", nodes.objectNode());
        wrong.put("empty array", nodes.arrayNode());
        wrong.put("array of null", nodes.arrayNode().addNull());
        wrong.put("three numbers", nodes.arrayNode().add(1).add(1).add(2));
        wrong.put("five numbers", nodes.arrayNode().add(1).add(1).add(2).add(2).add(2));
        wrong.put("four numbers", nodes.arrayNode().add(1).add(1).add(2).add(2));
        wrong.put("four texts", nodes.arrayNode().add("1").add("1").add("2").add("2"));
        return wrong;
    }
}
