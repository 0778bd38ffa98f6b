package io.firstpass.testbed.registry;

import io.firstpass.testbed.store.Secrets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everybody's password, made at a start and good until its end. Its text shows none. */
public record People(Map<Person, String> passwords) {
    /** The file of the cloud server's configuration that makes them known there. */
    public static final String FILE = "configDropins/overrides/people.xml";

    public People {
        passwords = Map.copyOf(passwords);
    }

    public static People create() {
        return new People(
                Arrays.stream(Person.values()).collect(Collectors.toMap(person -> person, person -> Secrets.random())));
    }

    public String password(Person person) {
        return passwords.get(person);
    }

    /** The passwords by account, as run.json tells them. */
    public Map<String, String> byAccount() {
        return passwords.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().account(), Map.Entry::getValue));
    }

    /** Liberty's user registry: each person, and a group for each role. */
    public String xml() {
        String users = Arrays.stream(Person.values())
                .map(person ->
                        "    <user name=\"%s\" password=\"%s\"/>%n".formatted(person.account(), password(person)))
                .collect(Collectors.joining());
        String groups = Arrays.stream(Person.values())
                .flatMap(person -> person.roles().stream().map(role -> group(role, person)))
                .collect(Collectors.joining());
        return Stream.of("<server>\n  <basicRegistry id=\"people\" realm=\"firstpass\">\n", users, groups)
                .collect(Collectors.joining("", "", "  </basicRegistry>\n</server>\n"));
    }

    private static String group(String role, Person member) {
        return "    <group name=\"%s\"><member name=\"%s\"/></group>%n".formatted(role, member.account());
    }

    @Override
    public String toString() {
        return "people " + passwords.keySet();
    }
}
