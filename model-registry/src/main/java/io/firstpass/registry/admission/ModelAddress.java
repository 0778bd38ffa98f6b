package io.firstpass.registry.admission;

import io.firstpass.registry.rest.ProblemAnswer;
import io.firstpass.registry.rest.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Whether a model may run, by the digest of its package: 204 or the reason why not. The review asks it before its model
 * rules. As {@link AdmissionAddress} it does not log in; who asks has to know the digest, and learns one word about it.
 */
@WebServlet("/admission/models/*")
public class ModelAddress extends HttpServlet {
    @Inject
    AdmissionCache cache;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
            String digest = Refusal.digest(path.substring(1));
            Approved approved = cache.find().orElseThrow(() -> new Refusal(503, "unavailable"));
            Judgement.unapproved(approved, digest).ifPresent(why -> {
                throw new Refusal(403, "model-not-approved", why);
            });
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (Refusal e) {
            ProblemAnswer.write(request, response, e);
        }
    }
}
