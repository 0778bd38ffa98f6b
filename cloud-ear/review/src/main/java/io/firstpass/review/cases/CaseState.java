package io.firstpass.review.cases;

/** Where a case stands: it waits for a person, or a person has spoken. */
enum CaseState {
    OPEN,
    CLOSED
}
