/**
 * The conformance self-test of a bank that joins (7-10.1): its cases, the run, and the signed report. It sends through
 * whoever gives it an exchange, and decides nothing about admission: the Central Bank's console checks the report, the
 * ledger that it took the last message of the test.
 */
@NullMarked
package az.ecbar.stp.conformance;

import org.jspecify.annotations.NullMarked;
