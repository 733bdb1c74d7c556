/**
 * The folders of the SWIFT channel on a disk.
 *
 * <p>The node gives them to {@code az.ecbar.gateway.swift}. This package must hold no logic.
 */
@NullMarked
package az.ecbar.gateway.swift.adapter;

import org.jspecify.annotations.NullMarked;
