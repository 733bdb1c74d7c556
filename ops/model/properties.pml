/*
 * What must hold. All of it is checked unless ONLY_... picks a property; a violation prints its name and stops.
 *
 *   ONE_OWNER   An epoch is led once. Two nodes never commit alone at a time. Under an older epoch nothing is released
 *               that the leader of a newer one does not hold.
 *   NONE_LOST   What is committed grows only at its end; who starts to commit alone holds all of it; after any crash
 *               one disk holds all of it.
 *   ASIDE       What a node sets aside was never acknowledged to a bank.
 *   ONE_CHAIN   The log of an owner in mode pair and that of the peer which grants continue one another.
 */
#if !defined(ONLY_ONE_OWNER) && !defined(ONLY_NONE_LOST) && !defined(ONLY_ASIDE) && !defined(ONLY_ONE_CHAIN) && \
  !defined(ONLY_REACH)
#define ONLY_ONE_OWNER
#define ONLY_NONE_LOST
#define ONLY_ASIDE
#define ONLY_ONE_CHAIN
#endif

#define require(condition, text) if :: (condition) :: else -> printf(text); assert(false) fi

#ifdef ONLY_ONE_OWNER
#define requireFreshEpoch() require(!at[n[me].promised].led, "ONE_OWNER is violated: the epoch was led before\n")
#define requireOneAlone() require(!(n[0].state == LEADING && n[0].mode == ALONE && n[1].state == LEADING && \
  n[1].mode == ALONE), "ONE_OWNER is violated: two nodes commit alone\n")
#define requireNobodyAhead() require(!(n[OTHER].state == LEADING && n[OTHER].promised > n[me].promised) || \
  HAS(n[OTHER].log, durable), "ONE_OWNER is violated: the leader of a newer epoch does not hold this\n")
#else
#define requireFreshEpoch() skip
#define requireOneAlone() skip
#define requireNobodyAhead() skip
#endif

#ifdef ONLY_NONE_LOST
#define requireNothingLost(l) require(HAS(l, committed), "NONE_LOST is violated: something committed is missing here\n")
active proctype Disks() {
  d_step { !HAS(n[0].disk, committed) && !HAS(n[1].disk, committed) ->
    require(false, "NONE_LOST is violated: neither disk holds all that is committed\n") }
}
#else
#define requireNothingLost(l) skip
#endif

#ifdef ONLY_ASIDE
#define requireUnacknowledged(keep) require(COMMON(n[me].log, committed) <= keep, \
  "ASIDE is violated: an acknowledged command is set aside\n")
#else
#define requireUnacknowledged(keep) skip
#endif

#ifdef ONLY_ONE_CHAIN
#define requireOneChain() require(HAS(n[0].log, n[1].log) || HAS(n[1].log, n[0].log), \
  "ONE_CHAIN is violated: owner and standby contradict each other\n")
#else
#define requireOneChain() skip
#endif

/*
 * What two operators certify where there is no witness.
 *   default      the other node is off, and it has not led alone since the two were last attached
 *   CERT_OFF     the other node is off
 *   CERT_FALSE   nothing
 */
#if defined(CERT_FALSE)
#define CERTIFICATE true
#elif defined(CERT_OFF)
#define CERTIFICATE (n[OTHER].state == OFF)
#else
#define CERTIFICATE (n[OTHER].state == OFF && n[OTHER].mode != ALONE)
#endif

/* Something good, or at least odd, that must be possible: the model shows it by a violation. */
#if defined(REACH_PAIR) /* two commands are committed in mode pair */
#define GOAL (n[me].mode == PAIR && LEN(committed) == 2)
#elif defined(REACH_DETACHMENT) /* the primary goes on alone after a command was committed in mode pair */
#define GOAL (me == 0 && n[me].mode == ALONE && n[me].owned == 2 && at[2].begin == 1 && LEN(committed) == 2)
#elif defined(REACH_PROMOTION) /* the standby goes on alone */
#define GOAL (me == 1 && n[me].mode == ALONE && n[me].owned == 2 && at[2].begin == 1 && LEN(committed) == 2)
#elif defined(REACH_ATTACHMENT) /* and the old primary is its standby */
#define GOAL (me == 1 && n[me].mode == PAIR && n[me].owned == 2 && at[2].begin == 1 && LEN(committed) == 2 && \
  isPaired && grantedTo == 1)
#elif defined(REACH_RETURN) /* and is promoted again */
#define GOAL (me == 0 && n[me].mode == ALONE && n[me].owned == 3 && at[2].led == 2 && at[3].begin == 2 && \
  grantedTo == 0 && LEN(committed) == 3)
#elif defined(REACH_SWITCHOVER) /* the roles are changed without the witness */
#define GOAL (me == 1 && n[me].mode == PAIR && n[me].owned == 2 && at[2].begin == 1 && grantedEpoch == 1)
#elif defined(REACH_LATE_RELEASE) /* an old primary releases what its promoted standby holds */
#define GOAL (n[OTHER].state == LEADING && n[OTHER].promised > n[me].promised)
#endif
#ifdef GOAL
#define reached() require(!GOAL, "reached\n")
#else
#define reached() skip
#endif
#ifdef REACH_ASIDE /* an old primary sets a command aside */
#define reachedAside() require(!(me == 0 && n[1].owned == 2), "reached\n")
#else
#define reachedAside() skip
#endif
