/**
 * Where private keys live: in an encrypted PKCS#12 file for development, in a PKCS#11 module in production. Called when a
 * process starts, and by the tools. Reads and writes files; never logs, prints or keeps a password.
 */
@NullMarked
package az.ecbar.trust.key;

import org.jspecify.annotations.NullMarked;
