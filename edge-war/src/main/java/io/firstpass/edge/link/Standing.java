package io.firstpass.edge.link;

import io.firstpass.contract.LinkState;

/** Where the link stands, and where what its channels have come to takes it. One channel that is gone is an offline link. */
sealed interface Standing {
    LinkState state();

    Standing after(Failures failures);

    default Standing caughtUp() {
        return this;
    }

    record Online() implements Standing {
        @Override
        public LinkState state() {
            return LinkState.ONLINE;
        }

        @Override
        public Standing after(Failures failures) {
            return suspecting(this, failures);
        }
    }

    /** {@code before} is where it goes back to: a link that was still catching up is not online after one success. */
    record Suspect(Standing before) implements Standing {
        @Override
        public LinkState state() {
            return LinkState.SUSPECT;
        }

        @Override
        public Standing after(Failures failures) {
            return suspecting(before, failures);
        }
    }

    record Offline() implements Standing {
        @Override
        public LinkState state() {
            return LinkState.OFFLINE;
        }

        @Override
        public Standing after(Failures failures) {
            return suspecting(new Recovering(), failures);
        }
    }

    record Recovering() implements Standing {
        @Override
        public LinkState state() {
            return LinkState.RECOVERING;
        }

        @Override
        public Standing after(Failures failures) {
            return suspecting(this, failures);
        }

        @Override
        public Standing caughtUp() {
            return new Online();
        }
    }

    private static Standing suspecting(Standing sound, Failures failures) {
        if (failures.tooMany()) return new Offline();
        return failures.none() ? sound : new Suspect(sound);
    }
}
