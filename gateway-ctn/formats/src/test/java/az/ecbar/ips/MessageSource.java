package az.ecbar.ips;

import az.ecbar.iso.profile.Form;

/** Decides what a made message bears, element by element in the order of its profile. */
interface MessageSource {
    /** How often an element is there, which may occur so often. */
    int times(String path, boolean isMandatory, int most);

    /** Which of several elements is there. */
    int choice(String path, int count);

    String value(String path, Form form);

    /** White space between elements. */
    default String space() {
        return "";
    }
}
