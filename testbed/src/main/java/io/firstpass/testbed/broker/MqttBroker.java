package io.firstpass.testbed.broker;

import io.firstpass.testbed.server.DidNotStart;
import io.firstpass.testbed.server.Ports;
import io.firstpass.testbed.server.RunFolder;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** An MQTT 5 broker (Artemis) in this process; it keeps nothing on disk and may be stopped and started on its port. */
public final class MqttBroker implements AutoCloseable {
    private final RunFolder run;
    private final int port = Ports.free();
    private EmbeddedActiveMQ broker;

    public MqttBroker(RunFolder run) {
        this.run = run;
    }

    public String address() {
        return "tcp://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public synchronized void start() {
        String folder = run.folder("mqtt").toString();
        try {
            var settings = new ConfigurationImpl()
                    .setPersistenceEnabled(false)
                    .setSecurityEnabled(false)
                    .setJMXManagementEnabled(false)
                    .setJournalDirectory(folder)
                    .setBindingsDirectory(folder)
                    .setLargeMessagesDirectory(folder)
                    .setPagingDirectory(folder)
                    .addAcceptorConfiguration("mqtt", address() + "?protocols=MQTT");
            broker = new EmbeddedActiveMQ().setConfiguration(settings).start();
        } catch (Exception failed) {
            throw new DidNotStart("mqtt", failed.toString(), run.log("testbed"));
        }
    }

    public synchronized void stop() {
        if (broker != null) {
            try {
                broker.stop();
            } catch (Exception failed) {
                throw new IllegalStateException("the MQTT broker does not stop", failed);
            }
            broker = null;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
