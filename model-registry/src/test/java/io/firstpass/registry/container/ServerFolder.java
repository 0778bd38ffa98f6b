package io.firstpass.registry.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The server's own folder: the real configuration, included, with accounts and what Arquillian needs on top of it. */
record ServerFolder(Path folder) {
    private static final Path CONFIGURATION =
            Path.of(System.getProperty("firstpass.liberty")).toAbsolutePath();

    void write(Map<String, String> settings, String password) throws IOException {
        Files.createDirectories(folder);
        for (String name : new String[] {"bootstrap.properties", "jvm.options"})
            Files.copy(CONFIGURATION.resolve(name), folder.resolve(name));
        Files.writeString(
                folder.resolve("server.env"),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                        .collect(Collectors.joining()));
        Files.writeString(folder.resolve("server.xml"), serverXml(password));
    }

    private static String serverXml(String password) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <server>
                  <include location="%s"/>
                  <featureManager>
                    <feature>localConnector-1.0</feature>
                    <feature>servlet-6.0</feature>
                    <feature>appSecurity-5.0</feature>
                  </featureManager>
                  <basicRegistry id="people">
                    <user name="mia" password="%2$s"/>
                    <user name="sam" password="%2$s"/>
                    <user name="nobody" password="%2$s"/>
                    <group name="ml-engineer"><member name="mia"/></group>
                    <group name="security"><member name="sam"/></group>
                  </basicRegistry>
                  <config updateTrigger="polled" monitorInterval="200ms"/>
                </server>
                """
                .formatted(CONFIGURATION.resolve("server.xml"), password);
    }
}
