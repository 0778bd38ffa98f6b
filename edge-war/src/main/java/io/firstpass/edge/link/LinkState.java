package io.firstpass.edge.link;

/**
 * How the link to the cloud is: {@link #ONLINE}; {@link #SUSPECT} after a failure; {@link #OFFLINE} after several in a
 * row; {@link #RECOVERING} from the first success after that until the backlog is empty.
 */
public enum LinkState {
    ONLINE,
    SUSPECT,
    OFFLINE,
    RECOVERING
}
