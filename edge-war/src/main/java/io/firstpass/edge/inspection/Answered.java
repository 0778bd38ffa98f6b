package io.firstpass.edge.inspection;

import io.firstpass.contract.Inspection;
import jakarta.ws.rs.core.Response;

/** What a caller gets for a frame. It is {@code recorded}, unless there was no disk left for it. */
record Answered(Inspection inspection, boolean recorded) {
    /** There with the value {@code false} where nothing was recorded, and absent otherwise. */
    static final String RECORDED = "Firstpass-Recorded";

    Response as(Object body) {
        Response.ResponseBuilder response = Response.ok(body);
        return recorded ? response.build() : response.header(RECORDED, false).build();
    }
}
