package io.firstpass.review.fleet;

import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.SequenceRange;
import java.util.regex.Pattern;

/** That numbers of an edge's epoch were dealt with: they came, or the edge told that they {@code expired}. */
public record Receipt(EdgeName edge, String epoch, SequenceRange numbers, boolean expired) {
    private static final Pattern EPOCH = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** One entry that came. @throws InvalidMessage naming the header that cannot be used */
    public static Receipt received(EdgeName edge, String epoch, String sequence) {
        if (sequence == null) throw new InvalidMessage("ce_sequence", "is missing, and ce_epoch is there");
        long number = number(sequence);
        return new Receipt(edge, checked("ce_epoch", epoch), new SequenceRange(number, number), false);
    }

    static Receipt expired(EdgeName edge, String epoch, ExpiredEntry entry) {
        return new Receipt(edge, checked("epoch", epoch), new SequenceRange(entry.sequence(), entry.through()), true);
    }

    static String checked(String field, String epoch) {
        if (!EPOCH.matcher(epoch).matches())
            throw new InvalidMessage(field, "needs 1 to 64 letters, digits, dots, dashes or underscores");
        return epoch;
    }

    private static long number(String text) {
        try {
            long number = Long.parseLong(text);
            // The last one has no successor, and so no place in a range of the database.
            if (number >= 0 && number < Long.MAX_VALUE) return number;
        } catch (NumberFormatException e) {
            // Answered below, the same as one out of range.
        }
        throw new InvalidMessage("ce_sequence", "needs to be a whole number from 0 on");
    }
}
