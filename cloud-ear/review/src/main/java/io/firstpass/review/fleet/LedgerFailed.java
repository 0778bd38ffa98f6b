package io.firstpass.review.fleet;

import java.sql.SQLException;

/** The database did not do what the ledger of the edges' numbers needs. */
final class LedgerFailed extends RuntimeException {
    LedgerFailed(String what, SQLException cause) {
        super(what, cause);
    }
}
