package io.firstpass.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SecondLookCommandTest {
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        return new CommandLine(new SecondLookCommand())
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void wantsAFolder() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required parameter: 'DIR'");
    }

    @Test
    void namesTheOptionWhosePackageIsMissing() {
        assertThat(execute("boards", "--edge", "gone.zip")).isEqualTo(2);
        assertThat(err.toString()).contains("--edge: neither edge nor cloud, and there is no file", "gone.zip");
    }

    @Test
    void documentsItsExitCodes() {
        assertThat(new CommandLine(new SecondLookCommand()).getUsageMessage())
                .contains("Exit codes:", "0   every image was measured", "--plot=FILE.png", "--cloud=PACKAGE");
    }
}
