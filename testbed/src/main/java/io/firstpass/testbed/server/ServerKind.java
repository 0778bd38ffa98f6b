package io.firstpass.testbed.server;

/** The two servers: which configuration and which application each runs. */
public enum ServerKind {
    EDGE("edge", "edge-war/target/edge.war"),
    CLOUD("cloud", "cloud-ear/ear/target/cloud.ear");

    private final String folder;
    private final String application;

    ServerKind(String folder, String application) {
        this.folder = folder;
        this.application = application;
    }

    /** The name of its folder in liberty-config, and of the server. */
    public String folder() {
        return folder;
    }

    String application() {
        return application;
    }
}
