package io.firstpass.registry.admission;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.registry.rest.ProblemAnswer;
import io.firstpass.registry.rest.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where Kubernetes asks before it takes a pod. It does not log in: what reaches this address is the network's to say. */
@WebServlet("/admission/validate")
public class AdmissionAddress extends HttpServlet {
    /** An API server takes 3 MiB from its callers, and an update holds the pod twice. */
    private static final int MOST_BYTES = 6 << 20;

    @Inject
    AdmissionCache cache;

    @Inject
    Denials denials;

    @Inject
    @ConfigProperty(name = "firstpass.admission.model-keys")
    Optional<List<String>> modelKeys;

    private Overrides overrides;

    @Override
    public void init() {
        overrides = new Overrides(Set.copyOf(modelKeys.orElse(List.of())));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            ProblemAnswer.write(
                    request, response, new Refusal(405, "no-review", "the method is " + request.getMethod()));
            return;
        }
        try {
            ProblemAnswer.write(response, "application/json", answer(review(request), request.getRemoteAddr()));
        } catch (InvalidMessage e) {
            ProblemAnswer.write(request, response, new Refusal(400, "no-review", e.getMessage()));
        } catch (Refusal e) {
            ProblemAnswer.write(request, response, e);
        }
    }

    /**
     * @throws Refusal where nobody who speaks for an API server would ask so
     * @throws InvalidMessage where the body is no review; it names the field
     */
    private static AdmissionReview review(HttpServletRequest request) throws IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (!type.matches("application/json\\s*(;.*)?"))
            throw new Refusal(415, "no-review", "the content type is " + request.getContentType());
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) throw new Refusal(413, "body-too-large", MOST_BYTES);
        return AdmissionReview.read(body);
    }

    private AdmissionReview.Answer answer(AdmissionReview review, String from) {
        List<String> reasons = new Judgement(cache.find(), overrides, Instant.now()).reasons(review.request());
        if (reasons.isEmpty()) return review.allow();
        String why = String.join("; ", reasons);
        denials.tell(review.request(), why, from);
        return review.deny(why);
    }
}
