/**
 * Who signed a model package, and for where it was released: Sigstore bundles and in-toto statements, verified with
 * the JDK's own cryptography against keys that are pinned in a configuration. Nothing here asks a network, so that the
 * edge checks for itself what the registry checked before.
 */
package io.firstpass.provenance;
