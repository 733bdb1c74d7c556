package az.ecbar.gateway.notice;

/** Writes Azerbaijani text with the letters of SWIFT's character set x, as banks do. Stateless. */
final class Transliteration {
    private static final String LETTERS = "əıöüçşğƏİÖÜÇŞĞ";
    private static final String INSTEAD = "eioucsgEIOUCSG";

    private Transliteration() {}

    /** Each letter by the one that stands for it, a semicolon by a comma; all else stays. */
    static String toX(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int at = LETTERS.indexOf(c);
            if (at >= 0) {
                ascii.append(INSTEAD.charAt(at));
            } else {
                ascii.append(c == ';' ? ',' : c);
            }
        }
        return ascii.toString();
    }
}
