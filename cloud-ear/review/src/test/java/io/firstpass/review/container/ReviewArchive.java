package io.firstpass.review.container;

import io.firstpass.review.Escalations;
import java.io.File;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The web archive as it is built for production, with tests and their libraries added. */
public final class ReviewArchive {
    private ReviewArchive() {}

    public static WebArchive with(Class<?>... tests) {
        return ShrinkWrap.create(ZipImporter.class, "firstpass-review.war")
                .importFrom(new File(System.getProperty("firstpass.review.war")))
                .as(WebArchive.class)
                .addClasses(tests)
                .addClasses(Escalations.class, Tables.class)
                .addAsLibraries(jarOf(Assertions.class))
                .addAsLibraries(jarOf(ByteBuddy.class))
                .addAsLibraries(jarOf(Awaitility.class))
                .addAsLibraries(jarOf(Matcher.class));
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
