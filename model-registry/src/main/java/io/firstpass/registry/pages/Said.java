package io.firstpass.registry.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/** What a page says at its top about what was just done. */
@Named
@RequestScoped
public class Said {
    private static final String[] KNOWN = {"APPROVE", "REJECT", "CHANGES", "DELEGATED", "WITHDRAWN"};

    @Inject
    HttpServletRequest request;

    @Inject
    Words words;

    private final List<Message> all = new ArrayList<>();

    public List<Message> getAll() {
        return all;
    }

    /** A deed that led here is named in the address. */
    @PostConstruct
    void greet() {
        for (String deed : KNOWN)
            if (deed.equals(request.getParameter("said"))) all.add(new Message("pass", words.of("said." + deed)));
    }

    void refused(String text) {
        all.add(new Message("fail", text));
    }

    /** One sentence; the tone is one of look.css: pass, hold or fail. */
    public record Message(String tone, String text) {}
}
