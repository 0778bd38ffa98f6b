package io.firstpass.registry.admission;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.json.Messages;
import io.firstpass.registry.rest.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Where Kubernetes asks before it takes a pod. It does not log in: what reaches this address is the network's to say. */
@WebServlet("/admission/validate")
public class AdmissionAddress extends HttpServlet {
    /** An API server takes 3 MiB from its callers, and an update holds the pod twice. */
    private static final int MOST_BYTES = 6 << 20;

    @Inject
    AdmissionCache cache;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            problem(response, 405, "Method not allowed", "Send a Kubernetes AdmissionReview by POST.");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            problem(response, 413, "Review too large", "A review may have " + MOST_BYTES + " bytes.");
            return;
        }
        try {
            AdmissionReview review = AdmissionReview.read(body);
            write(response, 200, "application/json", answer(review));
        } catch (InvalidMessage e) {
            problem(
                    response,
                    400,
                    "No admission review",
                    "The body is no admission.k8s.io/v1 AdmissionReview: " + e.getMessage());
        }
    }

    private AdmissionReview.Answer answer(AdmissionReview review) {
        var approved = cache.find();
        if (approved.isEmpty())
            return review.deny("the registry cannot read what is approved at the moment; it is tried again by itself");
        List<String> reasons = new Judgement(approved.get(), Instant.now()).reasons(review.request());
        return reasons.isEmpty() ? review.allow() : review.deny(String.join("; ", reasons));
    }

    private static void problem(HttpServletResponse response, int status, String title, String detail)
            throws IOException {
        write(
                response,
                status,
                Problem.MEDIA_TYPE,
                new Problem("urn:firstpass:problem:admission", title, status, detail));
    }

    private static void write(HttpServletResponse response, int status, String type, Object answer) throws IOException {
        byte[] json = Messages.write(answer);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
