package io.firstpass.contract;

/**
 * How an edge's link to the cloud is: {@link #ONLINE}; {@link #SUSPECT} after a failure; {@link #OFFLINE} after several in
 * a row; {@link #RECOVERING} from the first success after that until the backlog is empty; {@link #LOST} is what the MQTT
 * broker tells in the name of an edge that went without a word.
 */
public enum LinkState {
    ONLINE,
    SUSPECT,
    OFFLINE,
    RECOVERING,
    LOST
}
