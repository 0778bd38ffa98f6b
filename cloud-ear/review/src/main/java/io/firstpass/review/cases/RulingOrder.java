package io.firstpass.review.cases;

/** Which rulings come first. A page's cursor is the number of its last ruling, so that new ones move no later page. */
enum RulingOrder {
    OLDEST(0, ">", "asc"),
    NEWEST(Long.MAX_VALUE, "<", "desc");

    /** The cursor before the first page. */
    final long start;

    /** How a ruling's number compares to the cursor that it comes after. */
    final String beyond;

    final String direction;

    RulingOrder(long start, String beyond, String direction) {
        this.start = start;
        this.beyond = beyond;
        this.direction = direction;
    }
}
