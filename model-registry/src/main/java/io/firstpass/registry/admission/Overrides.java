package io.firstpass.registry.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a pod has its images run something else than they were scanned and approved for: another program, other code
 * or configuration below it, another model, other keys.
 *
 * @param keyPaths where the pinned keys of a pod's model may lie
 */
record Overrides(Set<String> keyPaths) {
    /** The one command that an init container may have: what fetches the model, as docs/admission.md shows it. */
    static final List<String> FETCH = List.of(
            "sh",
            "-c",
            "exec java -cp \"edge/WEB-INF/classes:edge/WEB-INF/lib/*:$FIRSTPASS_LIB/inference/*\""
                    + " io.firstpass.edge.modelstore.ModelFetch");

    private static final Pattern SEPARATOR = Pattern.compile("[^A-Z0-9]");

    private static final String KEYS = "FIRSTPASS_MODEL_KEYS";

    /**
     * By name in capitals and underscores: MicroProfile Config and Liberty find a setting in the environment under each
     * way to write it.
     */
    private static final Map<Pattern, String> REFUSED = Map.of(
            Pattern.compile("FIRSTPASS_MODEL_PACKAGE"), "a model that nobody released: set the channel",
            Pattern.compile("FIRSTPASS_REGISTRY_URL"),
                    "a registry that could approve anything: build it into the image",
            Pattern.compile("FIRSTPASS_(LIB|APP|REGISTRY_APP)|PATH|CLASSPATH|JAVA_HOME|JRE_HOME|LD_.*|PYTORCH_.*"),
                    "code that is not the image's: build it into the image",
            Pattern.compile("(JAVA_TOOL|_?JAVA|JDK_JAVA|OPENJ9_JAVA|IBM_JAVA)_OPTIONS|JVM_ARGS|JAVA_OPTS|ENV|BASH_ENV"),
                    "options that can load any code: put them into the image's jvm.options",
            Pattern.compile("(WLP|MP_CONFIG|SMALLRYE)_.*|VARIABLE_SOURCE_DIRS|SERVICE_BINDING_ROOT"),
                    "a configuration that is not the image's: build it into the image");

    /** All of them, for each container. */
    List<String> reasons(Pod pod) {
        return Stream.concat(
                        pod.initContainers().stream().map(one -> reasons(one, FETCH.equals(one.command()))),
                        pod.otherContainers().stream().map(one -> reasons(one, false)))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> reasons(Pod.Container container, boolean fetches) {
        var reasons = new ArrayList<String>();
        if (!fetches) given("command", container.command()).ifPresent(reasons::add);
        given("args", container.args()).ifPresent(reasons::add);
        if (container.workingDir() != null) reasons.add("workingDir is " + container.workingDir() + ": leave it out");
        if (Pod.present(container.envFrom()).findAny().isPresent())
            reasons.add("envFrom hides which variables are set: name each under env");
        Stream.of(container.livenessProbe(), container.readinessProbe(), container.startupProbe())
                .filter(Overrides::executes)
                .forEach(probe -> reasons.add("a probe executes a command: ask /health by httpGet"));
        Pod.Lifecycle lifecycle = container.lifecycle();
        if (lifecycle != null && (executes(lifecycle.postStart()) || executes(lifecycle.preStop())))
            reasons.add("lifecycle executes a command: leave it out");
        Pod.present(container.env())
                .map(this::refused)
                .flatMap(Optional::stream)
                .forEach(reasons::add);
        return reasons.stream()
                .distinct()
                .map(reason -> "container " + container.name() + ": " + reason)
                .toList();
    }

    private static Optional<String> given(String field, List<String> words) {
        return words == null || words.isEmpty()
                ? Optional.empty()
                : Optional.of(field + " is " + words + ": leave it out, the image has its own");
    }

    private static boolean executes(Pod.Hook hook) {
        return hook != null && hook.exec() != null;
    }

    private Optional<String> refused(Pod.Env env) {
        String name = SEPARATOR
                .matcher(String.valueOf(env.name()).toUpperCase(Locale.ROOT))
                .replaceAll("_");
        if (name.equals(KEYS)) return keys(env);
        return REFUSED.entrySet().stream()
                .filter(one -> one.getKey().matcher(name).matches())
                .map(one -> "env " + env.name() + " brings " + one.getValue())
                .findFirst();
    }

    private Optional<String> keys(Pod.Env env) {
        if (env.value() != null && env.valueFrom() == null && keyPaths.contains(env.value())) return Optional.empty();
        return Optional.of("env " + env.name() + " is " + (env.valueFrom() == null ? env.value() : "not written there")
                + ", allowed is what firstpass.admission.model-keys names at the registry: " + keyPaths);
    }
}
