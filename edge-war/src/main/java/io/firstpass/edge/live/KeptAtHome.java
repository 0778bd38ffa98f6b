package io.firstpass.edge.live;

import java.util.Map;

/** How many frames stayed at home since the start although they might have gone to the cloud, by reason. */
public interface KeptAtHome {
    Map<String, Long> byReason();
}
