package io.firstpass.contract;

/** The names of the MQTT topics. */
public final class MqttTopics {
    /** Every edge's heartbeats. */
    public static final String ALL_HEARTBEATS = "firstpass/+/+/heartbeat";

    private MqttTopics() {}

    /** Retained, QoS 1; the last will goes to the same. */
    public static String heartbeat(String site, String edge) {
        return "firstpass/" + site + "/" + edge + "/heartbeat";
    }
}
