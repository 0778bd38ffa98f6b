/**
 * The messages between edge, cloud and plant, as records that cannot hold a broken one: each constructor refuses what
 * the contract forbids, with the field's name. The package knows the JDK and Jackson's annotations only, so that
 * whoever reads the messages brings a framework of their own. The JSON schemas and the golden samples that both ends
 * test against lie beside it, in {@code schema/} and {@code golden/}.
 */
package io.firstpass.contract;
