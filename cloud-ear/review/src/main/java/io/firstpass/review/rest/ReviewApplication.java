package io.firstpass.review.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The review's REST interface. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Firstpass review",
                        version = "1",
                        description =
                                "Rulings of the second look, cases that wait for a person, each unit's ledger, and how"
                                        + " the plants stand."))
public class ReviewApplication extends Application {}
