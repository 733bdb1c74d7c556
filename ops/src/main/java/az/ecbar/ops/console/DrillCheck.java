package az.ecbar.ops.console;

/** Something that must hold, as a sentence for people, and whether it does. */
record DrillCheck(String sentence, boolean holds) {}
