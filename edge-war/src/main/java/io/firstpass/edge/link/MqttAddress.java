package io.firstpass.edge.link;

import io.firstpass.edge.settings.InvalidSetting;
import io.firstpass.edge.settings.Settings;
import java.net.URI;
import java.util.Optional;

/** Where the MQTT broker is and how it knows this edge; {@code login} is empty where the broker asks for none. */
record MqttAddress(String host, int port, boolean tls, Optional<Login> login) {
    private static final String KEY = "firstpass.mqtt";
    private static final String FORM = "tcp://host:port or ssl://host:port of the MQTT broker";

    record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    static MqttAddress from(Settings settings) {
        String address = settings.required(KEY, FORM);
        URI uri = uri(address);
        boolean known = "tcp".equals(uri.getScheme()) || "ssl".equals(uri.getScheme());
        if (!known || uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65535)
            throw new InvalidSetting(KEY, address, FORM);
        return new MqttAddress(uri.getHost(), uri.getPort(), "ssl".equals(uri.getScheme()), login(settings));
    }

    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(KEY, address, FORM);
        }
    }

    private static Optional<Login> login(Settings settings) {
        Optional<String> user = settings.find("firstpass.mqtt.user");
        Optional<String> password = settings.find("firstpass.mqtt.password");
        if (user.isPresent() && password.isEmpty())
            throw new InvalidSetting("firstpass.mqtt.password", "", "set, as firstpass.mqtt.user is");
        if (password.isPresent() && user.isEmpty())
            throw new InvalidSetting("firstpass.mqtt.user", "", "set, as firstpass.mqtt.password is");
        return user.map(name -> new Login(name, password.get()));
    }
}
