package io.firstpass.testbed.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.Inspection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The edge's API as a Java client declares it; MicroShed makes the client. What is refused is thrown. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public interface EdgeApi {
    @POST
    @Path("api/v1/inspections")
    @Consumes("image/jpeg")
    Inspection inspectJpeg(@QueryParam("serial") String serial, @QueryParam("waitMs") int waitMs, byte[] frame);

    @POST
    @Path("api/v1/inspections")
    @Consumes("image/png")
    Inspection inspectPng(@QueryParam("serial") String serial, @QueryParam("waitMs") int waitMs, byte[] frame);

    @POST
    @Path("api/v1/inspections")
    @Consumes("image/jpeg")
    Inspection inspectWeakly(
            @QueryParam("serial") String serial,
            @QueryParam("waitMs") int waitMs,
            @QueryParam("minConfidence") double minConfidence,
            byte[] frame);

    @POST
    @Path("api/v1/inspections")
    @Consumes("image/jpeg")
    Inspection inspectOnce(
            @QueryParam("serial") String serial,
            @QueryParam("waitMs") int waitMs,
            @HeaderParam("Idempotency-Key") String key,
            byte[] frame);

    @POST
    @Path("detect")
    @Consumes(MediaType.APPLICATION_JSON)
    JsonNode detect(String json);

    @GET
    @Path("api/v1/inspections")
    JsonNode unit(@QueryParam("serial") String serial);

    @GET
    @Path("api/v1/inspections/{id}")
    JsonNode inspection(@PathParam("id") String id);

    @GET
    @Path("api/v1/inspections/{id}/frame")
    @Produces({"image/jpeg", "image/png"})
    byte[] frame(@PathParam("id") String id, @QueryParam("annotated") boolean annotated);

    @GET
    @Path("api/v1/{state}")
    JsonNode state(@PathParam("state") String state);

    @GET
    @Path("health/{check}")
    JsonNode health(@PathParam("check") String check);
}
