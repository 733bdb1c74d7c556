package az.ecbar.ops.view;

/** Who stands behind the ids of events. Asked from the edge's thread. */
public interface Names {
    /** BIC11 of a participant; empty if there is none. */
    String bic(int participantId);

    /** Holder of a certificate; empty if there is none. */
    String holder(int certificateId);
}
