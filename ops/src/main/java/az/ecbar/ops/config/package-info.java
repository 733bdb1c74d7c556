/**
 * Reading of YAML files with errors that name the key. Called by the genesis and by the commands that have a
 * configuration file; it knows no key itself.
 */
@NullMarked
package az.ecbar.ops.config;

import org.jspecify.annotations.NullMarked;
