package io.firstpass.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/** Writes the lines of an export: no white space, fields in the order that the verifier insists on. For one thread. */
final class ExportLines {
    private final JsonGenerator json;
    private final MessageDigest heads = Chain.sha256();
    private long streams;
    private long events;

    ExportLines(OutputStream out) throws IOException {
        json = Messages.mapper().getFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setRootValueSeparator(null);
    }

    void event(AuditEntry entry) throws IOException {
        AuditEvent event = entry.event();
        begin("event");
        json.writeStringField("stream", event.stream());
        json.writeNumberField("number", entry.number());
        json.writeStringField("at", Chain.time(event.at()));
        json.writeStringField("actor", event.actor());
        json.writeStringField("action", event.action());
        json.writeStringField("subject", event.subject());
        json.writeStringField("before", event.before());
        json.writeStringField("after", event.after());
        json.writeStringField("from", event.from());
        json.writeStringField("hash", entry.hash());
        end();
        events++;
    }

    void checkpoint(Checkpoint checkpoint) throws IOException {
        Head head = checkpoint.head();
        begin("checkpoint");
        json.writeStringField("stream", head.stream());
        json.writeNumberField("number", head.number());
        json.writeStringField("hash", HexFormat.of().formatHex(head.hash()));
        signed(checkpoint.at(), checkpoint.keyId(), checkpoint.signature());
    }

    /** The checkpoint that ends a stream. */
    void lastCheckpoint(Checkpoint checkpoint) throws IOException {
        checkpoint(checkpoint);
        Chain.add(heads, checkpoint.head().stream());
        Chain.add(heads, Long.toString(checkpoint.head().number()));
        Chain.add(heads, HexFormat.of().formatHex(checkpoint.head().hash()));
        streams++;
    }

    /** The last line: signs how many streams and events there are and where each stream ends. */
    void end(Instant at, CheckpointKey key) throws IOException {
        String all = HexFormat.of().formatHex(heads.digest());
        String text = String.join(
                "\n",
                "firstpass-audit-end-v1",
                Long.toString(streams),
                Long.toString(events),
                all,
                Chain.time(at),
                key.id(),
                "");
        begin("end");
        json.writeNumberField("streams", streams);
        json.writeNumberField("events", events);
        json.writeStringField("heads", all);
        signed(at, key.id(), key.sign(text));
        json.flush();
    }

    private void begin(String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
    }

    private void signed(Instant at, String keyId, byte[] signature) throws IOException {
        json.writeStringField("at", Chain.time(at));
        json.writeStringField("key", keyId);
        json.writeBinaryField("signature", signature);
        end();
    }

    private void end() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }
}
