package io.firstpass.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks an export of the audit log without anything of Firstpass but this file: every event's hash against its
 * content and the event before it, every checkpoint's signature, and the signed line at the end. See DESIGN.md.
 *
 * <pre>java AuditVerifier.java EXPORT.jsonl KEY.pem [KEY.pem ...]</pre>
 *
 * Exit code 0: all holds. 1: something does not, and the first such event is printed. 2: cannot read what was given.
 */
public final class AuditVerifier {
    private static final List<String> FIELDS = List.of("at", "actor", "action", "subject", "before", "after", "from");
    private static final HexFormat HEX = HexFormat.of();
    private static final int LONGEST = 64 << 20;
    private static final Pattern PEM = Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----");

    private final Map<String, PublicKey> keys;
    private final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    private final MessageDigest heads = MessageDigest.getInstance("SHA-256");
    private final ByteBuffer size = ByteBuffer.allocate(4);
    private String stream = "";
    private long number;
    private byte[] hash = new byte[32];
    private boolean signed = true;
    private boolean ended;
    private long streams;
    private long events;
    private long checkpoints;

    private AuditVerifier(Map<String, PublicKey> keys) throws GeneralSecurityException {
        this.keys = keys;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length < 2) {
            err.println("usage: java AuditVerifier.java EXPORT.jsonl KEY.pem [KEY.pem ...]");
            return 2;
        }
        try (InputStream in = Files.newInputStream(Path.of(arguments[0]))) {
            var verifier = new AuditVerifier(keys(Arrays.copyOfRange(arguments, 1, arguments.length)));
            verifier.read(in);
            out.printf("holds: %d events in %d streams, ", verifier.events, verifier.streams);
            out.println(verifier.checkpoints + " checkpoints");
            return 0;
        } catch (Broken e) {
            out.println("does not hold: " + e.getMessage());
            return 1;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            err.println("cannot read what was given: " + e);
            return 2;
        }
    }

    private static Map<String, PublicKey> keys(String[] files) throws IOException, GeneralSecurityException {
        Map<String, PublicKey> keys = new HashMap<>();
        for (String file : files) {
            Matcher pem = PEM.matcher(Files.readString(Path.of(file)));
            while (pem.find()) {
                byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
                PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
                keys.put(HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded())), key);
            }
        }
        if (keys.isEmpty()) throw new IOException(String.join(", ", files) + " holds no PUBLIC KEY");
        return keys;
    }

    private void read(InputStream in) throws IOException, Broken {
        byte[] held = new byte[1 << 16];
        int length = 0;
        for (int read = in.read(held); read >= 0; read = in.read(held, length, held.length - length)) {
            int from = 0;
            for (int i = length; i < length + read; i++) {
                if (held[i] != '\n') continue;
                take(held, from, i - from);
                from = i + 1;
            }
            length += read - from;
            if (length > LONGEST) throw broken(number + 1, "its line is longer than " + LONGEST);
            System.arraycopy(held, from, held, 0, length);
            if (length == held.length) held = Arrays.copyOf(held, length * 2);
        }
        if (length > 0) throw broken(number + 1, "the last line is cut off");
        if (!ended) throw broken(number + 1, "the export stops here, without the signed line that ends it");
    }

    private void take(byte[] bytes, int from, int length) throws Broken {
        try {
            if (ended) throw broken(number + 1, "something follows the line that ends the export");
            Line line = new Line(text(bytes, from, length));
            switch (line.begin()) {
                case "event" -> event(line);
                case "checkpoint" -> checkpoint(line);
                case "end" -> end(line);
                default -> throw broken(number + 1, "the line is of no known type");
            }
        } catch (CharacterCodingException | GeneralSecurityException | RuntimeException e) {
            throw broken(number + 1, "the line is not as an export writes it: " + e.getMessage());
        }
    }

    /** Which takes what is no UTF-8 for U+FFFD, so that only a line with one has to be read again strictly. */
    private static String text(byte[] bytes, int from, int length) throws CharacterCodingException {
        String text = new String(bytes, from, length, UTF_8);
        if (text.indexOf('\uFFFD') >= 0) UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
        return text;
    }

    private void event(Line line) throws Broken {
        String of = entered(line.text("stream"));
        String place = line.number("number");
        if (!place.equals(Long.toString(number + 1)))
            throw broken(number + 1, "event " + place + " stands in its place: deleted, doubled or out of order");
        sha256.update(hash);
        add(sha256, "firstpass-audit-event-v1", of, place);
        for (String field : FIELDS) add(sha256, line.text(field));
        byte[] computed = sha256.digest();
        String said = line.text("hash");
        line.end();
        if (!said.equals(HEX.formatHex(computed)))
            throw broken(number + 1, "its hash does not follow from its content and the event before: edited");
        number++;
        hash = computed;
        signed = false;
        events++;
    }

    private String entered(String next) throws Broken {
        if (next.equals(stream)) return next;
        leave();
        if (next.compareTo(stream) <= 0) throw new Broken(next, 1, "the stream is out of order or there twice");
        stream = next;
        number = 0;
        hash = new byte[32];
        streams++;
        return next;
    }

    private void leave() throws Broken {
        if (!signed) throw broken(number + 1, "the stream ends without a checkpoint: truncated");
        if (streams == 0) return;
        add(heads, stream, Long.toString(number), HEX.formatHex(hash));
    }

    private void checkpoint(Line line) throws Broken, GeneralSecurityException {
        String of = entered(line.text("stream"));
        String place = line.number("number");
        String said = line.text("hash");
        signature(line, "firstpass-audit-checkpoint-v1\n" + of + "\n" + place + "\n" + said);
        if (Long.parseLong(place) > number)
            throw broken(number + 1, "a signed checkpoint says that the stream has " + place + " events: deleted");
        if (Long.parseLong(place) < number) throw broken(number, "the checkpoint of " + place + " stands after it");
        if (!said.equals(HEX.formatHex(hash)))
            throw broken(number, "the signed checkpoint says another hash: chain rewritten");
        signed = true;
        checkpoints++;
    }

    private void end(Line line) throws Broken, GeneralSecurityException {
        leave();
        String allStreams = line.number("streams");
        String allEvents = line.number("events");
        String said = line.text("heads");
        signature(line, "firstpass-audit-end-v1\n" + allStreams + "\n" + allEvents + "\n" + said);
        if (!(allEvents + "/" + allStreams).equals(events + "/" + streams))
            throw broken(number + 1, "signed " + allEvents + " events in " + allStreams + " streams: not all here");
        if (!said.equals(HEX.formatHex(heads.digest())))
            throw broken(number + 1, "the export was signed with other streams");
        ended = true;
    }

    private void signature(Line line, String statement) throws Broken, GeneralSecurityException {
        String at = line.text("at");
        String id = line.text("key");
        String signature = line.text("signature");
        line.end();
        PublicKey key = keys.get(id);
        if (key == null) throw broken(number, "what is signed after it is signed by another key: " + id);
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(key);
        check.update((statement + "\n" + at + "\n" + id + "\n").getBytes(UTF_8));
        if (!check.verify(Base64.getDecoder().decode(signature)))
            throw broken(number, "the signature after it is not good");
    }

    private void add(MessageDigest digest, String... fields) {
        for (String field : fields) {
            byte[] bytes = field == null ? new byte[0] : field.getBytes(UTF_8);
            digest.update(size.putInt(0, field == null ? -1 : bytes.length).array());
            digest.update(bytes);
        }
    }

    private Broken broken(long place, String why) {
        return new Broken(stream, place, why);
    }

    private static final class Broken extends Exception {
        Broken(String stream, long number, String why) {
            super("stream '" + stream + "', event " + number + ": " + why);
        }
    }

    /** One line, read strictly: the fields in their order, no white space. */
    private static final class Line {
        private final String text;
        private int at;

        Line(String text) {
            this.text = text;
        }

        String begin() {
            expect("{\"type\":");
            return string();
        }

        String text(String field) {
            name(field);
            if (!text.startsWith("null", at)) return string();
            at += 4;
            return null;
        }

        /** As written; at most 18 digits, so that it fits a long. */
        String number(String field) {
            name(field);
            int from = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
            String digits = text.substring(from, at);
            if (digits.isEmpty() || digits.length() > 18 || (digits.length() > 1 && digits.startsWith("0")))
                throw new IllegalStateException(field + " is no number");
            return digits;
        }

        void end() {
            expect("}");
            if (at != text.length()) throw new IllegalStateException("something follows the closing brace");
        }

        private void name(String field) {
            expect(",\"");
            expect(field);
            expect("\":");
        }

        private void expect(String part) {
            if (!text.startsWith(part, at)) throw new IllegalStateException(part + " is missing at character " + at);
            at += part.length();
        }

        private String string() {
            expect("\"");
            int from = at;
            StringBuilder unescaped = null;
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c < ' ') throw new IllegalStateException("a control character at " + at);
                if (c == '"') {
                    String tail = text.substring(from, at++);
                    return unescaped == null ? tail : whole(unescaped.append(tail));
                }
                if (c != '\\') continue;
                if (unescaped == null) unescaped = new StringBuilder();
                unescaped.append(text, from, at++).append(escaped());
                from = at + 1;
            }
            throw new IllegalStateException("a text does not end");
        }

        /** Leaves the place at the last character of the escape. */
        private char escaped() {
            int plain = at < text.length() ? "\"\\/bfnrt".indexOf(text.charAt(at)) : -1;
            if (plain >= 0) return "\"\\/\b\f\n\r\t".charAt(plain);
            at += 4;
            if (at >= text.length() || text.charAt(at - 4) != 'u')
                throw new IllegalStateException("an unknown escape before " + at);
            return (char) HexFormat.fromHexDigits(text, at - 3, at + 1);
        }

        private static String whole(StringBuilder text) {
            if (text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF))
                throw new IllegalStateException("half a surrogate pair");
            return text.toString();
        }
    }
}
