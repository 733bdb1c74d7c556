/**
 * The header and the hash chain of a record, as ring slot, journal and replication carry it. Everyone
 * who reads or writes records calls this package; it calls nobody and holds no state but the last link.
 */
@NullMarked
package az.ecbar.record;

import org.jspecify.annotations.NullMarked;
