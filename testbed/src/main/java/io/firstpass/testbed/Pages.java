package io.firstpass.testbed;

import io.firstpass.testbed.bench.Unapproved;
import io.firstpass.testbed.registry.Person;
import io.firstpass.testbed.server.Addresses;
import io.firstpass.testbed.server.RegistryAccess;

/** Tells people what to open and what else runs. */
final class Pages {
    private Pages() {}

    static void print(Addresses addresses) {
        System.out.println();
        System.out.println("The line, live   " + addresses.edge() + "/");
        System.out.println("The edge's API   " + addresses.edge() + "/openapi/ui/");
        if (addresses.cloud() != null) {
            System.out.println("The cloud        " + addresses.cloud() + "/");
            System.out.println("The plants       " + addresses.cloud() + "/fleet.html");
            System.out.println("The registry     " + addresses.registry().address() + "/");
            System.out.println("The cloud's API  " + addresses.cloud() + "/openapi/ui/");
            printPeople(addresses.registry());
        } else {
            System.out.println();
            Unapproved.warn(System.out);
        }
        System.out.println();
    }

    private static void printPeople(RegistryAccess registry) {
        System.out.println();
        System.out.println("Who logs in at the registry, each with a password of this run:");
        for (Person person : Person.values())
            System.out.printf("  %-5s  %s  %s%n", person.account(), registry.password(person.account()), person.does());
    }
}
