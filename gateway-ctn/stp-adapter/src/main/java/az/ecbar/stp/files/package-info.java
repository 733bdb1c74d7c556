/**
 * The adapter's file port: everything that the store and the folders do to a disk goes through {@link
 * az.ecbar.stp.files.AdapterFiles}, one operation at a time, so that a test can stop the world after any of
 * them. The package knows nothing of messages.
 */
@NullMarked
package az.ecbar.stp.files;

import org.jspecify.annotations.NullMarked;
