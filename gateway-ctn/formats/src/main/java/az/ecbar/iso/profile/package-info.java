/**
 * The one way in which XML is read here: strictly, against a tree of the elements that a message may bear.
 *
 * <p>A {@link az.ecbar.iso.profile.Profile} says what a document bears, {@link az.ecbar.iso.profile.ProfileReader} reads bytes
 * against several of them, and {@link az.ecbar.iso.profile.Values} hands over what stands there, or a
 * {@link az.ecbar.iso.profile.Refusal} says which element is wrong. Called by the readers of AZIPS ({@code az.ecbar.iso}) and
 * of IPS ({@code az.ecbar.ips}). This package must never know what a message means, and never skip or repair anything.
 */
@NullMarked
package az.ecbar.iso.profile;

import org.jspecify.annotations.NullMarked;
