package io.firstpass.testbed.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class PeopleTest {
    @Test
    void theServerKnowsEverybodyWithHisRoles() throws Exception {
        People people = People.create();
        Element server = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(people.xml())))
                .getDocumentElement();

        var users = server.getElementsByTagName("user");
        for (int i = 0; i < users.getLength(); i++) {
            Element user = (Element) users.item(i);
            assertThat(people.byAccount()).containsEntry(user.getAttribute("name"), user.getAttribute("password"));
        }
        assertThat(users.getLength()).isEqualTo(6);
        assertThat(members(server))
                .isEqualTo(Set.of(
                        "ml-engineer mia",
                        "pipeline mia",
                        "security sam",
                        "quality quinn",
                        "operator otto",
                        "auditor ada",
                        "scanner iris"));
    }

    @Test
    void everyPasswordIsItsOwnAndIsNotTold() {
        People people = People.create();

        assertThat(Set.copyOf(people.byAccount().values())).hasSize(6);
        for (String password : people.byAccount().values())
            assertThat(people.toString()).doesNotContain(password);
        assertThat(People.create().byAccount().values())
                .doesNotContainAnyElementsOf(people.byAccount().values());
    }

    private static Set<String> members(Element server) {
        var found = new HashSet<String>();
        var groups = server.getElementsByTagName("group");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            Element member = (Element) group.getElementsByTagName("member").item(0);
            found.add(group.getAttribute("name") + " " + member.getAttribute("name"));
        }
        return found;
    }
}
