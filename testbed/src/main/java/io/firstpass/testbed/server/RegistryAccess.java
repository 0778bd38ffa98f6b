package io.firstpass.testbed.server;

import java.net.URI;
import java.util.Map;

/**
 * The way into the running registry, as run.json tells it to the other commands: its address, everybody's password by
 * name, and the file of the key that packages are signed with. Its text never shows a password.
 *
 * @param auditKey the file of the public key that checkpoints of the audit log are verified with
 */
public record RegistryAccess(URI address, Map<String, String> passwords, String packageKey, String auditKey) {
    public RegistryAccess {
        passwords = Map.copyOf(passwords);
    }

    /** @throws IllegalArgumentException if nobody of that name has an account */
    public String password(String name) {
        String password = passwords.get(name);
        if (password == null) throw new IllegalArgumentException("nobody is named " + name + " in run.json");
        return password;
    }

    @Override
    public String toString() {
        return "registry at " + address;
    }
}
