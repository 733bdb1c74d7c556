/* Where defects are planted, each behind its BREAK_ flag; more of them stand in the other files, at the rule they break.
   Without a flag this is the sound design. */

/* The register: what a crash leaves of it. A sound node forces every change before it goes on. */
#if defined(BREAK_EPOCH_NOT_FORCED) || defined(BREAK_PROMISE_NOT_FORCED) || defined(BREAK_ATTACH_NOT_FORCED)
typedef Register { unsigned promised : 3; unsigned owned : 3; unsigned mode : 2 };
Register kept[2];
#define KEEP_REGISTER(i) kept[i].promised = n[i].promised; kept[i].owned = n[i].owned; kept[i].mode = n[i].mode
#define IS_REGISTER_AT_RISK true
#define RESTORE_REGISTER n[me].promised = kept[me].promised; n[me].owned = kept[me].owned; n[me].mode = kept[me].mode
#else
#define KEEP_REGISTER(i) skip
#define IS_REGISTER_AT_RISK false
#define RESTORE_REGISTER skip
#endif
#ifndef BREAK_EPOCH_NOT_FORCED
#define REGISTER_OF_OWNER KEEP_REGISTER(me)
#else
#define REGISTER_OF_OWNER skip
#endif
#ifndef BREAK_PROMISE_NOT_FORCED
#define REGISTER_OF_STANDBY KEEP_REGISTER(me)
#else
#define REGISTER_OF_STANDBY skip
#endif
#ifndef BREAK_ATTACH_NOT_FORCED
#define REGISTER_OF_PAIRING KEEP_REGISTER(me)
#else
#define REGISTER_OF_PAIRING skip
#endif

/* The witness's register. */
#ifndef BREAK_WITNESS_NOT_FORCED
#define KEEP_WITNESS skip
#define DEFECTIVE_WITNESS_STEP
#else
unsigned keptEpoch : 3;
bit keptTo, keptPaired;
#define KEEP_WITNESS keptEpoch = grantedEpoch; keptTo = grantedTo; keptPaired = isPaired
#define DEFECTIVE_WITNESS_STEP :: d_step { grantedEpoch != keptEpoch -> \
  grantedEpoch = keptEpoch; grantedTo = keptTo; isPaired = keptPaired; forgetRequests(); \
  printf("witness: crashes and is back at epoch %d\n", grantedEpoch) }
#endif

/* Acknowledgements: a sound owner counts those of its own epoch, by their link. */
#ifndef BREAK_OLD_ACKS
#define ACKED n[me].acked
#define NEW_ACK PRE(n[me].log, n[me].matched)
#define FORGET_ACKS n[me].acked = 0
#else
#define ACKED PRE(n[me].log, LEN(n[me].acked))
#define NEW_ACK (LEN(n[OTHER].acked) > n[me].matched -> n[OTHER].acked : PRE(n[me].log, n[me].matched))
#define FORGET_ACKS skip
#endif

/* Catching up. */
#ifndef BREAK_ATTACH_EARLY
#define IS_CAUGHT_UP (n[me].heard && LEN(ACKED) >= n[me].shown)
#else
#define IS_CAUGHT_UP true
#endif

/* Where a node may take what it must not, nothing is forgotten. */
#if defined(BREAK_OLDER_EPOCH) || defined(BREAK_PROMISE_NOT_FORCED) || defined(BREAK_EPOCH_NOT_FORCED)
#define PAST_MAY_COUNT
#endif

/* The tail that only the peer had. */
#ifndef BREAK_TAIL_NOT_TAKEN
#define IS_TAIL_TAKEN true
#else
#define IS_TAIL_TAKEN false
#endif

/* What no sound node does. */
#if defined(BREAK_NO_ASKING)
#define DEFECTIVE_STEP :: d_step { n[me].state == WAITING && n[me].mode != NONE && n[me].promised < LAST_EPOCH -> \
  n[me].promised++; forgetSent(); printf("%c leads epoch %d without asking\n", NAME(me), n[me].promised); lead() }
#elif defined(BREAK_DETACH_WITHOUT_EPOCH)
#define DEFECTIVE_STEP :: d_step { n[me].state == LEADING && n[me].mode == PAIR -> \
  n[me].mode = ALONE; printf("%c goes on alone in epoch %d\n", NAME(me), n[me].promised) }
#else
#define DEFECTIVE_STEP
#endif
