/* What makes a folder new. With DISK_LOSS: once, a node's folder is lost and an empty one takes its place, catches up and is
   counted in. */

/* The other node holds all that is committed; else it is lost by definition. Without a witness nobody can certify what
   a lost disk committed alone. */
#ifndef NO_WITNESS
#define CAN_LOSE_DISK (!isDiskLost && HAS(n[OTHER].disk, committed))
#else
#define CAN_LOSE_DISK (!isDiskLost && HAS(n[OTHER].disk, committed) && n[me].mode != ALONE)
#endif
#define FORGET_COUNTED(e) at[e].counted = 0;
#ifdef DISK_LOSS
bit isDiskLost;
inline loseDisk() {
  isDiskLost = 1;
  n[me].promised = 0;
  n[me].owned = 0;
  n[me].mode = NONE;
  n[me].isNew = 1;
  n[me].disk = 0;
  n[me].state = AFTER_CRASH;
  n[me].log = 0;
  forgetVolatile();
  KEEP_REGISTER(me);
  EACH_NEW(FORGET_COUNTED)
  if
  :: n[OTHER].state == LEADING -> n[OTHER].fromOld = 1; at[n[OTHER].promised].sent = n[OTHER].log
  :: else
  fi;
  printf("%c loses its disk; an empty folder takes its place\n", NAME(me))
}

/* The new folder connects, under a name of its own: what its predecessor said is void. */
inline noticeNewFolder() {
  n[me].acked = 0;
  n[me].heard = 0;
  n[me].fromOld = 0;
  printf("%c notices that its standby is new\n", NAME(me))
}
#endif

/* With LATE: a standby that follows an owner which is alone sets its whole log aside, keeps its promises and its name, and
   is not counted in any more. It is told so on a connection on which it was not told to follow yet, so what it had
   acknowledged on the one before counts no more. */
#ifdef LATE
#define CAN_BEGIN_ANEW (n[me].state == WAITING && n[OTHER].state == LEADING && n[OTHER].mode == ALONE && \
  n[OTHER].promised >= n[me].promised && n[me].log != 0)
#ifndef BREAK_LATE_ACKS
#define FORGET_LATE_ACKS n[OTHER].acked = 0; n[OTHER].heard = 0
#else
#define FORGET_LATE_ACKS skip
#endif
inline beginAnew() {
  n[me].promised = n[OTHER].promised;
  n[me].mode = NONE;
  n[me].isNew = 1;
  n[me].disk = 0;
  n[me].log = 0;
  forgetVolatile();
  KEEP_REGISTER(me);
  FORGET_LATE_ACKS;
  printf("%c sets its log aside, to come up by %c's snapshot\n", NAME(me), NAME(OTHER))
}
#endif

#if defined(DISK_LOSS) || defined(LATE)
/* From here on this node may grant and be promoted. */
#define CAN_BE_COUNTED (n[me].isNew && IS_FOLLOWER && at[n[me].promised].counted)
inline beCounted() {
  n[me].isNew = 0;
  printf("%c is counted in, in epoch %d\n", NAME(me), n[me].promised)
}
#endif

#ifndef BREAK_NEW_MAY_LEAD
#define IS_MEMBER (!n[me].isNew)
#else
#define IS_MEMBER true
#endif

/* An owner in mode pair counts no acknowledgement of a folder that it did not count in: an empty one promised nothing. */
#ifndef BREAK_NEW_MAY_ACK
#define MAY_ACK (!n[me].isNew || n[OTHER].mode == ALONE || at[n[me].promised].counted)
#else
#define MAY_ACK true
#endif

/* What was sent to its predecessor it cannot open, for it has no key to it: it hears only who leads now. */
#define MAY_HEAR(e) (!n[me].isNew || n[OTHER].state == LEADING && n[OTHER].promised == (e))
#ifndef DISK_LOSS
#define FORGET_BEGIN(e) at[e].begin = 0
#else
#define FORGET_BEGIN(e) skip
#endif
