/*
 * The witness: a forced compare-and-set of (epoch, owner, paired or alone). No value of it ever comes back, so a request
 * that expects an older one is dead, and whenever the register changes, all requests under way are.
 *
 *   paired   each of the two nodes holds all that is committed: either may have the next epoch
 *   alone    perhaps only the owner holds it: only the owner may
 */

#ifndef BREAK_WITNESS_KNOWS_NO_PAIR
#define MAY_HAVE_NEXT(i) (isPaired || grantedTo == (i))
#else
#define MAY_HAVE_NEXT(i) true
#endif
#define CAN_CLAIM (n[me].state == ASKING && n[me].promised > grantedEpoch && !at[n[me].promised].claimed && \
  MAY_HAVE_NEXT(me))
inline claim() {
  at[n[me].promised].claimed = 1 + me;
  printf("%c claims epoch %d at the witness\n", NAME(me), n[me].promised)
}

#define CAN_ASK_TO_COUNT_IN (n[me].state == LEADING && n[me].mode == PAIR && grantedTo == me && !isPaired && !attaching)
inline askToCountIn() {
  attaching = 1;
  printf("%c asks the witness to count its standby in\n", NAME(me))
}

inline decide(e) {
  KEEP_WITNESS;
  grantedEpoch = e;
  grantedTo = at[e].claimed - 1;
  isPaired = 0;
  if
  :: n[grantedTo].state == ASKING && n[grantedTo].promised == e -> n[grantedTo].witnessGranted = 1
  :: else
  fi;
  forgetRequests();
  printf("witness: epoch %d is granted to %c\n", e, NAME(grantedTo))
}

inline countIn() {
  KEEP_WITNESS;
  isPaired = 1;
  forgetRequests();
  printf("witness: since epoch %d both hold all\n", grantedEpoch)
}

#define FORGET_CLAIM(e) at[e].claimed = 0;
inline forgetRequests() {
  EACH_NEW(FORGET_CLAIM)
  attaching = 0
}

#ifndef NO_WITNESS
#define DECIDE(e) :: d_step { at[e].claimed -> decide(e) }
proctype Witness() {
  do
  EACH_NEW(DECIDE)
  :: d_step { attaching -> countIn() }
  DEFECTIVE_WITNESS_STEP
  od
}
#endif
