package io.firstpass.edge.inspection;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The widespread form of the call, at the root of the server where its callers expect it. */
@ApplicationPath("/detect")
public class DetectApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(DetectResource.class, JsonBody.class, ProblemMapper.class, BodyLimit.class);
    }
}
