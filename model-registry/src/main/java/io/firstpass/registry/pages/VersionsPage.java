package io.firstpass.registry.pages;

import io.firstpass.registry.model.State;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The list of models and versions; what it shows stands in the address. */
@Named
@RequestScoped
public class VersionsPage {
    private static final int ROWS = 20;

    @Inject
    VersionRows versions;

    private String name = "";
    private String state = "";
    private String before = "";
    private List<VersionRow> found;

    public List<VersionRow> getRows() {
        List<VersionRow> all = found();
        return all.subList(0, Math.min(ROWS, all.size()));
    }

    /** Where the next page begins; empty at the end. */
    public String getNext() {
        return found().size() > ROWS ? Long.toString(found().get(ROWS - 1).number()) : "";
    }

    public boolean isFiltered() {
        return !(name + state + before).isEmpty();
    }

    public List<String> getStates() {
        return Arrays.stream(State.values()).map(State::name).toList();
    }

    /** This choice in an address, at another place of the list. */
    public String query(String place) {
        return "name=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&state=" + state + "&before=" + place;
    }

    /** One more than is shown tells whether there are more. */
    private List<VersionRow> found() {
        if (found == null) {
            long place = before.isEmpty() ? Long.MAX_VALUE : Long.parseLong(before);
            found = versions.find(name, state, place, ROWS + 1);
        }
        return found;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name == null ? "" : name.replace("\0", "").strip();
    }

    public String getState() {
        return state;
    }

    /** What is no state is no choice. */
    public void setState(String state) {
        this.state = getStates().contains(state) ? state : "";
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before != null && before.matches("[0-9]{1,18}") ? before : "";
    }
}
