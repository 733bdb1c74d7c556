package az.ecbar.mt;

import az.ecbar.mt.check.CharacterSet;

/** Field tags packed into ints, so that they can be compared and switched over without Strings. */
final class Tag {
    static final int T11P = ('1' << 16) | ('1' << 8) | 'P';
    static final int T12 = ('1' << 16) | ('2' << 8);
    static final int T13D = ('1' << 16) | ('3' << 8) | 'D';
    static final int T19 = ('1' << 16) | ('9' << 8);
    static final int T20 = ('2' << 16) | ('0' << 8);
    static final int T21 = ('2' << 16) | ('1' << 8);
    static final int T23 = ('2' << 16) | ('3' << 8);
    static final int T23B = ('2' << 16) | ('3' << 8) | 'B';
    static final int T25 = ('2' << 16) | ('5' << 8);
    static final int T28 = ('2' << 16) | ('8' << 8);
    static final int T28C = ('2' << 16) | ('8' << 8) | 'C';
    static final int T30 = ('3' << 16) | ('0' << 8);
    static final int T32A = ('3' << 16) | ('2' << 8) | 'A';
    static final int T32B = ('3' << 16) | ('2' << 8) | 'B';
    static final int T34F = ('3' << 16) | ('4' << 8) | 'F';
    static final int T50K = ('5' << 16) | ('0' << 8) | 'K';
    static final int T52A = ('5' << 16) | ('2' << 8) | 'A';
    static final int T52D = ('5' << 16) | ('2' << 8) | 'D';
    static final int T58D = ('5' << 16) | ('8' << 8) | 'D';
    static final int T59 = ('5' << 16) | ('9' << 8);
    static final int T60F = ('6' << 16) | ('0' << 8) | 'F';
    static final int T60M = ('6' << 16) | ('0' << 8) | 'M';
    static final int T61 = ('6' << 16) | ('1' << 8);
    static final int T62F = ('6' << 16) | ('2' << 8) | 'F';
    static final int T62M = ('6' << 16) | ('2' << 8) | 'M';
    static final int T64 = ('6' << 16) | ('4' << 8);
    static final int T70 = ('7' << 16) | ('0' << 8);
    static final int T71A = ('7' << 16) | ('1' << 8) | 'A';
    static final int T72 = ('7' << 16) | ('2' << 8);
    static final int T77E = ('7' << 16) | ('7' << 8) | 'E';
    static final int T79 = ('7' << 16) | ('9' << 8);
    static final int T90C = ('9' << 16) | ('0' << 8) | 'C';
    static final int T90D = ('9' << 16) | ('0' << 8) | 'D';

    static final int H108 = ('1' << 16) | ('0' << 8) | '8';
    static final int H113 = ('1' << 16) | ('1' << 8) | '3';
    static final int H115 = ('1' << 16) | ('1' << 8) | '5';
    static final int H119 = ('1' << 16) | ('1' << 8) | '9';
    static final int H121 = ('1' << 16) | ('2' << 8) | '1';
    static final int CHK = ('C' << 16) | ('H' << 8) | 'K';
    static final int PDE = ('P' << 16) | ('D' << 8) | 'E';
    static final int PDM = ('P' << 16) | ('D' << 8) | 'M';
    static final int TNG = ('T' << 16) | ('N' << 8) | 'G';

    private Tag() {}

    /** Packs two or three characters; an absent third one is 0. */
    static int pack(byte first, byte second, int third) {
        return ((first & 0xFF) << 16) | ((second & 0xFF) << 8) | (third & 0xFF);
    }

    /** The text of a packed tag; what is not in character set x comes out as {@code ?}. Cold path. */
    static String name(int tag) {
        StringBuilder name = new StringBuilder(3);
        name.append(readable(tag >>> 16)).append(readable(tag >>> 8));
        if ((tag & 0xFF) != 0) {
            name.append(readable(tag));
        }
        return name.toString();
    }

    private static char readable(int b) {
        return CharacterSet.isText((byte) b) ? (char) (b & 0xFF) : '?';
    }
}
