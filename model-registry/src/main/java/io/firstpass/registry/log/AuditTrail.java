package io.firstpass.registry.log;

import io.firstpass.audit.AuditEvent;
import io.firstpass.audit.AuditExport;
import io.firstpass.audit.AuditKeys;
import io.firstpass.audit.AuditSearch;
import io.firstpass.audit.Checkpoints;
import io.firstpass.audit.PostgresAuditLog;
import io.firstpass.registry.database.Schema;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** This server's audit log, on the data source that its deeds are written through. Thread-safe. */
@ApplicationScoped
public class AuditTrail {
    @Resource(lookup = "jdbc/firstpass")
    DataSource database;

    @Inject
    @ConfigProperties
    AuditSettings settings;

    @Inject
    Schema schema;

    private AuditKeys keys;
    private volatile boolean ending;

    /** Before anybody does a deed. */
    void onStart(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.PLATFORM_BEFORE)
                    Object event) {
        settings.validate();
        keys = settings.keys();
    }

    /** In the running transaction, which is rolled back where this fails. The stream is locked until it ends. */
    @Transactional(TxType.MANDATORY)
    void append(AuditEvent event) {
        new PostgresAuditLog(database).append(event);
        // With the stream in hand: who gets here before the end is said, is waited for by the last checkpoint.
        if (ending) checkpoints().write();
    }

    /** In a transaction of its own. */
    @Transactional(TxType.REQUIRES_NEW)
    void record(AuditEvent event) {
        schema.ensure();
        append(event);
    }

    /** Signs where the streams end, where no checkpoint says it yet. */
    @Transactional(TxType.REQUIRES_NEW)
    void checkpoint() {
        schema.ensure();
        checkpoints().write();
    }

    /** The server stops: what is appended from now on, for its parts do not all stop at once, is signed with it. */
    void end() {
        ending = true;
    }

    /** Signs once more, after whoever appends without having heard of the end. */
    @Transactional(TxType.REQUIRES_NEW)
    void lastCheckpoint() {
        schema.ensure();
        checkpoints().writeLast();
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(database, Clock.systemUTC(), keys.signing());
    }

    AuditSearch search() {
        schema.ensure();
        return new AuditSearch(database);
    }

    AuditExport export() {
        schema.ensure();
        return new AuditExport(database, Clock.systemUTC(), keys.signing());
    }

    AuditKeys keys() {
        return keys;
    }
}
