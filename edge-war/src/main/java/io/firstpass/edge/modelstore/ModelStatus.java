package io.firstpass.edge.modelstore;

import java.util.Optional;

/**
 * How far the model is; {@code reason} says why it was refused or, beside a model that runs, why another one that is
 * wanted does not, or what else is amiss; {@code model} is there once it is ready.
 */
public record ModelStatus(ModelState state, Optional<String> reason, Optional<LoadedModel> model) {
    static ModelStatus loading() {
        return new ModelStatus(ModelState.LOADING, Optional.empty(), Optional.empty());
    }

    static ModelStatus ready(LoadedModel model) {
        return new ModelStatus(ModelState.READY, Optional.empty(), Optional.of(model));
    }

    static ModelStatus refused(String reason) {
        return new ModelStatus(ModelState.REFUSED, Optional.of(reason), Optional.empty());
    }
}
