package io.firstpass.edge.inspection;

import io.firstpass.edge.live.LiveResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;

/** The edge's REST resources. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Firstpass edge",
                        version = "1",
                        description =
                                "Inspects the frames of one production line. Errors are application/problem+json.",
                        license = @License(name = "Apache-2.0")))
public class EdgeApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                InspectionResource.class,
                DetectResource.class,
                StateResource.class,
                LiveResource.class,
                JsonBody.class,
                ProblemMapper.class,
                BodyLimit.class);
    }
}
