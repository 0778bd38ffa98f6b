package io.firstpass.edge.link;

/** Where the link stands and where the next attempt takes it. */
sealed interface Standing {
    int FAILURES_UNTIL_OFFLINE = 3;

    LinkState state();

    Standing onSuccess();

    Standing onFailure();

    default Standing onCaughtUp() {
        return this;
    }

    record Online() implements Standing {
        @Override
        public LinkState state() {
            return LinkState.ONLINE;
        }

        @Override
        public Standing onSuccess() {
            return this;
        }

        @Override
        public Standing onFailure() {
            return new Suspect(1, this);
        }
    }

    /** {@code before} is where it goes back to: a link that was still catching up is not online after one success. */
    record Suspect(int failures, Standing before) implements Standing {
        @Override
        public LinkState state() {
            return LinkState.SUSPECT;
        }

        @Override
        public Standing onSuccess() {
            return before;
        }

        @Override
        public Standing onFailure() {
            return failures + 1 == FAILURES_UNTIL_OFFLINE ? new Offline() : new Suspect(failures + 1, before);
        }
    }

    record Offline() implements Standing {
        @Override
        public LinkState state() {
            return LinkState.OFFLINE;
        }

        @Override
        public Standing onSuccess() {
            return new Recovering();
        }

        @Override
        public Standing onFailure() {
            return this;
        }
    }

    record Recovering() implements Standing {
        @Override
        public LinkState state() {
            return LinkState.RECOVERING;
        }

        @Override
        public Standing onSuccess() {
            return this;
        }

        @Override
        public Standing onFailure() {
            return new Suspect(1, this);
        }

        @Override
        public Standing onCaughtUp() {
            return new Online();
        }
    }
}
