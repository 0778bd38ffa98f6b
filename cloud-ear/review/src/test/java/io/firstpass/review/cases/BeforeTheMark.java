package io.firstpass.review.cases;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Something happens before the first window that was published is marked. */
final class BeforeTheMark implements RulingOutbox {
    private final RulingOutbox outbox;
    private Event event;

    BeforeTheMark(RulingOutbox outbox, Event event) {
        this.outbox = outbox;
        this.event = event;
    }

    @Override
    public List<UnsentRuling> oldest(int limit, Set<String> except) throws Exception {
        return outbox.oldest(limit, except);
    }

    @Override
    public Map<Integer, Long> places(String topic) throws Exception {
        return outbox.places(topic);
    }

    @Override
    public void mark(Told told) throws Exception {
        Event first = event;
        event = () -> {};
        first.happen();
        outbox.mark(told);
    }

    /** What a test lets happen. */
    interface Event {
        void happen() throws Exception;
    }
}
