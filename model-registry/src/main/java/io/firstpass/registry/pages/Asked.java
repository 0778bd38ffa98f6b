package io.firstpass.registry.pages;

import io.firstpass.registry.database.Schema;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.VersionBook;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The version that an address, or a form on its page, names by its digest. */
@RequestScoped
class Asked {
    @Inject
    HttpServletRequest request;

    @Inject
    Schema schema;

    @Inject
    VersionBook versions;

    private Optional<ShownVersion> version;

    /** As it was when this request asked first. */
    Optional<ShownVersion> version() {
        if (version == null) version = look();
        return version;
    }

    private Optional<ShownVersion> look() {
        String digest = request.getParameter("digest");
        if (digest == null || !digest.matches("[0-9a-f]{64}")) return Optional.empty();
        schema.ensure();
        return versions.look(digest);
    }
}
