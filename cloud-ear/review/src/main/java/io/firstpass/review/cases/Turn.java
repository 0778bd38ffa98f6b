package io.firstpass.review.cases;

/** Which of several cloud servers publishes now. A courtesy among them: that none publishes twice does not rest on it. */
interface Turn {
    /** Takes or keeps the turn. @return false while another server has it */
    boolean take() throws Exception;

    /** Lets another server take it; costs nothing where it is not ours. */
    void pass();
}
