package io.firstpass.edge.sync;

import io.firstpass.edge.settings.Settings;

/**
 * How much the relay takes at once and how fast it goes.
 *
 * @param window entries at most
 * @param shareOfTheRest of the entries goes to the oldest, whatever their priority
 * @param bytesPerSecond 0 for no limit of its own
 */
record RelaySettings(int window, double shareOfTheRest, long bytesPerSecond, int framesAtOnce) {
    static RelaySettings from(Settings settings) {
        return new RelaySettings(
                settings.number("firstpass.relay.window", 500, 1, 10_000),
                settings.fraction("firstpass.relay.share-of-the-rest", 0.1),
                settings.number("firstpass.relay.bytes-per-second", 0L, 0, 10_000_000_000L),
                settings.number("firstpass.relay.frames-at-once", 8, 1, 64));
    }
}
