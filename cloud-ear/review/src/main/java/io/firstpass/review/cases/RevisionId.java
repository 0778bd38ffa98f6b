package io.firstpass.review.cases;

import io.firstpass.contract.Ruling;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which revision of which inspection's ruling: the id of its event, so that two events with the same one are the same. */
record RevisionId(UUID inspectionId, int revision) {
    private static final Pattern TEXT =
            Pattern.compile("(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}):(\\d{1,9})");

    static RevisionId of(Ruling ruling) {
        return new RevisionId(ruling.inspectionId(), ruling.revision());
    }

    /** Empty where the text is no such id: whatever wrote that event, it was not the review. */
    static Optional<RevisionId> find(String text) {
        Matcher id = TEXT.matcher(text);
        if (!id.matches()) return Optional.empty();
        return Optional.of(new RevisionId(UUID.fromString(id.group(1)), Integer.parseInt(id.group(2))));
    }

    @Override
    public String toString() {
        return inspectionId + ":" + revision;
    }
}
