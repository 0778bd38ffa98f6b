package io.firstpass.registry.rest;

import io.firstpass.contract.json.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What is refused outside the REST interface, told to a program as there. */
public final class ProblemAnswer {
    private ProblemAnswer() {}

    public static void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        response.setStatus(refusal.status());
        write(response, Problem.MEDIA_TYPE, refusal.told(languages(request)));
    }

    public static void write(HttpServletResponse response, String type, Object answer) throws IOException {
        byte[] json = Messages.write(answer);
        response.setContentType(type);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    /** A request that names none would be given the server's own. */
    private static List<Locale> languages(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? List.of() : Collections.list(request.getLocales());
    }
}
