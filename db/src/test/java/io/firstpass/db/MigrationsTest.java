package io.firstpass.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.resource.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
    /** A script that nobody lists would never run. */
    @ParameterizedTest
    @ValueSource(strings = {"edge", "cloud"})
    void listsEveryScriptOfItsFolderInOrder(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<String> scripts = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .toList();

            assertThat(Migrations.of(folder).getResources("V", new String[] {".sql"}))
                    .extracting(Resource::getFilename)
                    .containsExactlyElementsOf(scripts);
        }
    }

    @Test
    void findsOneByNameAndNothingElse() {
        assertThat(Migrations.of("edge").getResource("V001__outbox.sql")).isNotNull();
        assertThat(Migrations.of("edge").getResource("V001__outbox.sql.conf")).isNull();
        assertThat(Migrations.of("edge").getResources("R", new String[] {".sql"}))
                .isEmpty();
    }

    @Test
    void namesTheListThatIsMissing() {
        assertThatThrownBy(() -> Migrations.of("moon")).hasMessageContaining("/db/moon/migrations.txt");
    }
}
