package io.firstpass.testbed;

import io.firstpass.testbed.server.Addresses;

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
            System.out.println("The cloud's API  " + addresses.cloud() + "/openapi/ui/");
        }
        System.out.println();
    }
}
