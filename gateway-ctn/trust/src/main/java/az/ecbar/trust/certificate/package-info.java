/**
 * Certificates of the BCSC authority (rule 4.26.2): who a certificate says its holder is, and whether to believe it at a
 * given time. Called by the connections, the signature directory, the receipts and the tools. The checks are our own and
 * depend on nothing but their arguments, so the same journal gives the same verdicts on every node and in every year.
 */
@NullMarked
package az.ecbar.trust.certificate;

import org.jspecify.annotations.NullMarked;
