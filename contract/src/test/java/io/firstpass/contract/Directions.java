package io.firstpass.contract;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which feature of a deployable may import which, for the tests of each: what is not listed is not allowed. A sentence of
 * what is wrong names the cure.
 */
public final class Directions {
    private final String root;
    private final Map<String, Set<String>> mayImport;
    private final JavaClasses classes;

    private Directions(String root, Map<String, Set<String>> mayImport, JavaClasses classes) {
        this.root = root;
        this.mayImport = mayImport;
        this.classes = classes;
    }

    /**
     * Of the classes below {@code root} that are no tests. Names are all that is looked at; resolving every library class
     * behind them takes twenty seconds.
     */
    public static Directions below(String root, Map<String, Set<String>> mayImport) {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
        return new Directions(root, mayImport, classes);
    }

    public JavaClasses classes() {
        return classes;
    }

    /** Imports that are not drawn, and packages that are not listed. */
    public Set<String> wrongImports() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : classes) {
            String feature = feature(from);
            if (!mayImport.containsKey(feature)) {
                wrong.add("package " + root + "." + feature + " is not listed: decide what it may import, and add it to"
                        + " MAY_IMPORT here and to architecture.md");
                continue;
            }
            imports(from)
                    .filter(to -> !to.equals(feature))
                    .filter(to -> !mayImport.get(feature).contains(to))
                    .forEach(to -> wrong.add(from.getName() + " imports " + root + "." + to + ", which " + feature
                            + " may not: move the code to the package that may, hand the value in through the"
                            + " constructor, or fire an event"));
        }
        return wrong;
    }

    /** @param knowsNothingOf by feature, how the names of classes begin that it may not know */
    public Set<String> wrongKnowledge(Map<String, Set<String>> knowsNothingOf) {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : classes)
            for (String begin : knowsNothingOf.getOrDefault(feature(from), Set.of()))
                from.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getName())
                        .filter(to -> to.startsWith(begin))
                        .forEach(to -> wrong.add(from.getName() + " imports " + to
                                + ": put what needs it into a rim class of another feature"));
        return wrong;
    }

    private Stream<String> imports(JavaClass from) {
        return from.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(to -> to.getPackageName().startsWith(root))
                .map(this::feature)
                .distinct();
    }

    private String feature(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "(root)";
    }
}
