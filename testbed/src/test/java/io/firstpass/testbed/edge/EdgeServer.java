package io.firstpass.testbed.edge;

import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.TestbedOptions;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.microshed.testing.ManuallyStartedConfiguration;

/**
 * An edge server that runs while a class is tested and that MicroShed takes for one that somebody started by hand; it
 * has to come before {@code @MicroShedTest}. It escalates every board of which the model is sure, as an audit.
 */
final class EdgeServer implements BeforeAllCallback, AfterAllCallback {
    private static final Map<String, String> AUDIT_ALL = Map.of("FIRSTPASS_AUDIT_PROBABILITY", "1");

    private Testbed testbed;

    @Override
    public void beforeAll(ExtensionContext context) {
        testbed =
                Testbed.start(TestbedOptions.plantAndCloud().withEdgeOnly(true).withSettings(AUDIT_ALL, Map.of()));
        URI edge = testbed.edge().address();
        System.setProperty(ManuallyStartedConfiguration.MANUAL_ENALBED, "true");
        System.setProperty(ManuallyStartedConfiguration.MICROSHED_HOSTNAME, edge.getHost());
        System.setProperty(ManuallyStartedConfiguration.MICROSHED_HTTP_PORT, Integer.toString(edge.getPort()));
        System.setProperty(ManuallyStartedConfiguration.MICROSHED_APP_CONTEXT_ROOT, "/");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (testbed != null) testbed.close();
        System.clearProperty(ManuallyStartedConfiguration.MANUAL_ENALBED);
    }
}
