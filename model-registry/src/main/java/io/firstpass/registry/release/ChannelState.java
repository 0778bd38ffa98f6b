package io.firstpass.registry.release;

import java.util.Optional;

/**
 * How a channel stands: what it runs, what is on its way, and {@code before}: what a fall-back would bring back, the last
 * in production whose version was neither revoked nor retired since.
 *
 * @param model the name of what is in production
 */
record ChannelState(
        Channel channel,
        Optional<String> model,
        Optional<Rollout> production,
        Optional<Rollout> candidate,
        Optional<Rollout> before) {}
