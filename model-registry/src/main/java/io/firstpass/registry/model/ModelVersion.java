package io.firstpass.registry.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;

/** One version of a model: a package that was checked and stored. All but its state stays as it was submitted. */
@Entity
@Table(name = "version")
public class ModelVersion {
    @Id
    String digest;

    @Column(insertable = false, updatable = false)
    long number;

    String name;

    String version;

    String manifest;

    long bytes;

    @Enumerated(EnumType.STRING)
    State state;

    String submitter;

    OffsetDateTime at;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected ModelVersion() {}

    /** Changes are noticed where an entity itself makes them: the provider weaves no other class. */
    void become(State next) {
        state = next;
    }
}
