package io.firstpass.edge.link;

/**
 * Fired when a channel that failed works again: a reason to try the others at once, for they mostly share one cable.
 * Observers return at once.
 */
public record ChannelBack(Channel channel) {}
