package io.firstpass.registry.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The server's own folder: the real configuration, included, with accounts and what Arquillian needs on top of it. */
record ServerFolder(Path folder) {
    private static final Path CONFIGURATION =
            Path.of(System.getProperty("firstpass.liberty")).toAbsolutePath();

    /** Max submits, is an officer and scans, meg submits and is an officer, bo is one twice, and dan acts for others only. */
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "ml-engineer", List.of("mia", "max", "meg"),
            "pipeline", List.of("pete"),
            "security", List.of("sam", "sue", "bo", "max"),
            "quality", List.of("quin", "quinn", "bo", "meg"),
            "operator", List.of("otto"),
            "auditor", List.of("ada"),
            "scanner", List.of("iris", "max"),
            "no-role", List.of("nobody", "dan"));

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

    private static String people(String password) {
        var people = new StringBuilder();
        MEMBERS.values().stream()
                .flatMap(List::stream)
                .distinct()
                .forEach(name -> people.append("<user name=\"%s\" password=\"%s\"/>\n".formatted(name, password)));
        MEMBERS.forEach((group, members) -> {
            people.append("<group name=\"%s\">".formatted(group));
            members.forEach(name -> people.append("<member name=\"%s\"/>".formatted(name)));
            people.append("</group>\n");
        });
        return people.toString();
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
                    <feature>faces-4.0</feature>
                  </featureManager>
                  <basicRegistry id="people">
                    %3$s
                  </basicRegistry>
                  <config updateTrigger="polled" monitorInterval="200ms"/>
                </server>
                """
                .formatted(CONFIGURATION.resolve("server.xml"), password, people(password));
    }
}
