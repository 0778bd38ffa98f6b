package io.firstpass.review.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The server's own folder: the real configuration, included, and what Arquillian needs on top of it. */
record ServerFolder(Path folder) {
    private static final Path CONFIGURATION =
            Path.of(System.getProperty("firstpass.liberty")).toAbsolutePath();

    void write(Map<String, String> settings) throws IOException {
        Files.createDirectories(folder);
        for (String name : new String[] {"bootstrap.properties", "jvm.options"})
            Files.copy(CONFIGURATION.resolve(name), folder.resolve(name));
        Files.writeString(folder.resolve("server.env"), environment(settings));
        Files.writeString(folder.resolve("server.xml"), serverXml());
    }

    private static String environment(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** Arquillian deploys by editing this file, so it has to be watched; it asks the server through the connector, and its runner is a servlet. */
    private static String serverXml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <server>
                  <include location="%s"/>
                  <featureManager>
                    <feature>localConnector-1.0</feature>
                    <feature>servlet-6.0</feature>
                  </featureManager>
                  <config updateTrigger="polled" monitorInterval="200ms"/>
                </server>
                """
                .formatted(CONFIGURATION.resolve("server.xml"));
    }
}
