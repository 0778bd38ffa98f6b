package io.firstpass.edge.inspection;

import io.firstpass.contract.json.Messages;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Where the server sends what it refuses before any resource sees it, such as addresses that are nobody's: a problem too. */
@WebServlet("/problem")
public class ProblemAddress extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemType type = type((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        Object called = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String instance = called == null ? request.getRequestURI() : called.toString();
        byte[] body = Messages.write(Problem.of(type, List.of(), ProblemTexts.spoken(languages(request)), instance));
        response.setStatus(type.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Called by itself, this is an address like any other that there is nothing at. */
    private static ProblemType type(Integer status) {
        return status == null ? ProblemType.NOT_FOUND : ProblemType.ofStatus(status);
    }

    /** A request that names no language has the server's own for its locale, which says nothing about the caller. */
    private static List<Locale> languages(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? List.of() : Collections.list(request.getLocales());
    }
}
