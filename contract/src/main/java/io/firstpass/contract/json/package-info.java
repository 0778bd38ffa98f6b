/** The contract's JSON: the one mapper that every message is read and written with. */
package io.firstpass.contract.json;
