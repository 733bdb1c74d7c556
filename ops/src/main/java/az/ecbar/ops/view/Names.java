package az.ecbar.ops.view;

/** Who stands behind the ids of events. Asked from the edge's thread. */
public interface Names {
    /** BIC11 of a participant; empty if there is none. */
    String bic(int participantId);

    /** Holder of a certificate; empty if there is none. */
    String holder(int certificateId);

    /** An account with its currency and its owner's BIC11; empty if there is none. */
    String account(int accountId);

    /** BIC11 of an account's owner; empty if there is none. */
    String owner(int accountId);

    /** What a proposal says, in one line; empty if its record cannot be read at present. */
    String proposed(long proposalId);
}
