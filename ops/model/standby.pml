/* What a node does for the other: follows its log, acknowledges, grants. And what may happen to a node. */

/* What the leader of epoch e sent arrives: a record that continues the log here, or one that contradicts it. What
   contradicts is set aside. */
#ifndef BREAK_OLDER_EPOCH
#define IS_NEW_ENOUGH(e) ((e) > n[me].promised || (e) == n[me].promised && n[me].state == WAITING)
#else
#define IS_NEW_ENOUGH(e) ((e) > n[me].promised || n[me].state == WAITING)
#endif
#define MATCHES(e) COMMON(n[me].log, at[e].sent)
#define IS_NEWS(e) ((e) > n[me].promised || MATCHES(e) < LEN(at[e].sent) || n[me].matched < MATCHES(e) || !n[me].met)
#define CAN_TAKE(e) (n[me].state != OFF && at[e].led == 1 + OTHER && IS_NEW_ENOUGH(e) && MAY_HEAR(e) && IS_NEWS(e))
inline take(e) {
  follow(e);
  if
  :: MATCHES(e) == LEN(at[e].sent) -> n[me].matched = MATCHES(e); setAside(n[me].matched)
  :: else -> n[me].matched = MATCHES(e) + 1; setAside(n[me].matched - 1)
  fi;
  n[me].log = PRE(at[e].sent, n[me].matched);
  n[me].met = (n[me].matched >= at[e].begin);
  printf("%c receives what epoch %d sent; log [%d %d %d]\n", NAME(me), e, SHOW(n[me].log))
}

/* A newer epoch ends whatever this node was. */
inline follow(e) {
  if
  :: e > n[me].promised ->
    forgetVolatile();
    n[me].promised = e;
    n[me].mode = NONE;
    n[me].state = WAITING;
    REGISTER_OF_STANDBY;
    forgetSent()
  :: else
  fi
}

inline setAside(keep) {
  if
  :: LEN(n[me].log) > keep ->
    printf("%c sets aside what follows the first %d of [%d %d %d]\n", NAME(me), keep, SHOW(n[me].log));
    requireUnacknowledged(keep);
    reachedAside()
  :: else
  fi
}

/* What is forced here and known to be the leader's is acknowledged under its epoch, with its link. */
#ifndef BREAK_ACK_BEFORE_FORCE
#define IS_FORCED (HAS(n[me].disk, PRE(n[me].log, n[me].matched)) && HAS(n[me].log, n[me].disk))
#else
#define IS_FORCED true
#endif
#define IS_FOLLOWER (n[me].state == WAITING && at[n[me].promised].led == 1 + OTHER)
#define HEARS_ME (n[OTHER].state == LEADING && n[OTHER].promised == n[me].promised)
#define IS_NEW_TO_IT (n[me].met && !n[OTHER].heard || n[me].matched > LEN(n[OTHER].acked))
#define CAN_ACKNOWLEDGE (IS_FOLLOWER && IS_FORCED && HEARS_ME && IS_NEW_TO_IT && MAY_ACK)
inline acknowledge() {
  n[OTHER].heard = (n[OTHER].heard || n[me].met);
  n[OTHER].acked = NEW_ACK;
  printf("%c acknowledges [%d %d %d] in epoch %d\n", NAME(me), SHOW(PRE(n[me].log, n[me].matched)), n[me].promised)
}

/* The other asks for an epoch. It gets it if it is newer than any promised here, and if the other led later than this
   node did or was handed over to. Who grants is a standby from then on. */
#ifndef BREAK_GRANT_TO_ANYBODY
#define IS_OWNER(e) (at[e].askOwned > n[me].owned || n[me].handedOver)
#else
#define IS_OWNER(e) true
#endif
#define CAN_GRANT(e) (at[e].asked == 1 + OTHER && (e) > n[me].promised && IS_OWNER(e) && IS_MEMBER && \
  (n[me].state == WAITING || n[me].state == LEADING))
inline grant(e) {
  forgetVolatile();
  n[me].state = WAITING;
  n[me].mode = NONE;
  n[me].promised = e;
  n[me].disk = n[me].log;
  REGISTER_OF_STANDBY;
  printf("%c promises epoch %d to %c; log [%d %d %d]\n", NAME(me), e, NAME(OTHER), SHOW(n[me].log));
  if
  :: n[OTHER].state == ASKING && n[OTHER].promised == e ->
    n[OTHER].peerGranted = 1;
    n[OTHER].tail = n[me].log;
    if
    :: n[OTHER].mode == PAIR -> requireOneChain()
    :: else
    fi
  :: else
  fi;
  forgetSent()
}

#ifdef NO_WITNESS
#define CAN_CRASH (n[me].state != OFF)
#else
#define CAN_CRASH (n[me].state != WAITING || n[me].log != n[me].disk || n[me].met || n[me].matched > 0 || \
  n[me].handedOver || IS_REGISTER_AT_RISK)
#endif
inline crash() {
  RESTORE_REGISTER;
  n[me].log = n[me].disk;
  n[me].state = AFTER_CRASH;
  forgetVolatile();
  printf("%c crashes; what it forced: epoch %d, mode %d, log [%d %d %d]\n", NAME(me), n[me].promised, n[me].mode,
    SHOW(n[me].disk))
}

inline start() {
  n[me].state = WAITING;
  printf("%c starts\n", NAME(me))
}

/* What was sent or asked under an epoch that this node never takes again can change nothing. */
#define FORGET_OLDER(e) forgetOlder(e);
inline forgetSent() {
#ifndef PAST_MAY_COUNT
  EACH(FORGET_OLDER)
#endif
  skip
}
inline forgetOlder(e) {
  if
  :: e < n[me].promised && at[e].led == 1 + OTHER -> at[e].sent = 0; FORGET_BEGIN(e); at[e].counted = 0
  :: else
  fi;
  if
  :: e <= n[me].promised && at[e].asked == 1 + OTHER -> at[e].asked = 0; at[e].askOwned = 0
  :: else
  fi
}
