/**
 * A pair and its witness as real processes in network namespaces of their own, each node on a file system of its own, with
 * banks that pay meanwhile: what breaks here breaks as it does at work. Wants Linux, root, {@code ip}, {@code nft} and
 * {@code mkfs.ext4}; what is missing fails the test.
 */
@NullMarked
package az.ecbar.ops.rounds;

import org.jspecify.annotations.NullMarked;
