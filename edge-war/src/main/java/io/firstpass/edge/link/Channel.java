package io.firstpass.edge.link;

/** The ways to the cloud, each of which can fail alone: heartbeats by MQTT, events by Kafka, frames to object storage. */
public enum Channel {
    HEARTBEAT,
    EVENTS,
    FRAMES
}
