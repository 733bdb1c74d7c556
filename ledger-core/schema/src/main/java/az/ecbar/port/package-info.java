/**
 * The ports above which all logic runs: clock, randomness, command sink, journal file, link, session transport and
 * keys. Adapters implement them; logic calls them and never the operating system.
 */
@NullMarked
package az.ecbar.port;

import org.jspecify.annotations.NullMarked;
