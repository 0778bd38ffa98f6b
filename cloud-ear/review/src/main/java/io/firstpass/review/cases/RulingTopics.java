package io.firstpass.review.cases;

import java.util.List;
import java.util.Map;

/** The sites' topics, written by one publisher at a time. For one thread; no call waits for ever. */
interface RulingTopics extends AutoCloseable {
    /**
     * Makes this publisher the only one: whoever was it can publish nothing any more, and what they did not finish never
     * stands on a topic. Afterwards it is settled what does.
     */
    void takeOver();

    /**
     * Tells piece by piece what stands on a site's topic, from the given places to its end; from its beginning where a
     * place is missing or the topic does not have it any more.
     *
     * @throws SitesRefused where the topic cannot be read, unlike others
     */
    void read(String site, Map<Integer, Long> from, Reader reader) throws Exception;

    /**
     * Puts all of them on their topics at the same moment, or none.
     *
     * @throws SitesRefused where topics did not take them; then nobody was told anything, and another attempt without
     *     these sites may succeed. After any other exception it is not known whether they were told.
     */
    Told publish(List<UnsentRuling> rulings) throws Exception;

    /** Ends being the publisher; {@link #takeOver()} begins anew. */
    @Override
    void close();

    /** Takes one piece after another. */
    @FunctionalInterface
    interface Reader {
        void take(Told told) throws Exception;
    }
}
