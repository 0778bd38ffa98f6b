package io.firstpass.testbed.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.firstpass.testbed.registry.Person;
import io.firstpass.testbed.server.RegistryAccess;

/** The registry's pages, as the test bed's people open them: each in a browser of his own, past the log-in. */
final class RegistryPages {
    private final Chromium chromium;
    private final RegistryAccess access;

    RegistryPages(Chromium chromium, RegistryAccess access) {
        this.chromium = chromium;
        this.access = access;
    }

    /** The page that he wanted, once he has logged in. */
    OpenPage open(Person person, Visit visit, String path) {
        OpenPage open = chromium.open(visit, access.address().toString());
        return logIn(open, person, path);
    }

    OpenPage logIn(OpenPage open, Person person, String path) {
        open.go(address(path));
        open.page().fill("#j_username", person.account());
        open.page().fill("#j_password", access.password(person.account()));
        open.page().keyboard().press("Enter");
        assertThat(open.page().locator(".who strong")).hasText(person.account());
        return open;
    }

    OpenPage go(OpenPage open, String path) {
        return open.go(address(path));
    }

    OpenPage inLongWords(Person person, Visit visit, String path) {
        OpenPage open = chromium.open(visit, access.address().toString());
        return logIn(open.withWordsTwiceAsLong(), person, path);
    }

    /** A heartbeat, and a page's next look. */
    static ContainsTextOptions late() {
        return new ContainsTextOptions().setTimeout(40_000);
    }

    private String address(String path) {
        return access.address() + "/" + path;
    }
}
