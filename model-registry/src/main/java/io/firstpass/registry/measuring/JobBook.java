package io.firstpass.registry.measuring;

import io.firstpass.registry.benchmark.JdbcBenchmarkJobs;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Makes the book of benchmark jobs known to whoever injects it. */
@ApplicationScoped
class JobBook {
    @Resource(lookup = "jdbc/firstpass")
    DataSource database;

    @Produces
    @Singleton
    JdbcBenchmarkJobs jobs() {
        return new JdbcBenchmarkJobs(database);
    }
}
