/* What a node does to become the owner and as the owner. */

/* A leader takes a command. */
#define CAN_SUBMIT (n[me].state == LEADING && next <= COMMANDS)
inline submit() {
  n[me].log = n[me].log | (next << (2 * LEN(n[me].log)));
  at[n[me].promised].sent = n[me].log;
  printf("%c takes command %d in epoch %d; log [%d %d %d]\n", NAME(me), next, n[me].promised, SHOW(n[me].log));
  next++
}

inline force() {
  n[me].disk = n[me].log;
  printf("%c forces its log [%d %d %d]\n", NAME(me), SHOW(n[me].log))
}

/* The commit rule: the gate opens for what is forced here and, in mode pair, acknowledged in this very epoch. */
#define HERE PRE(n[me].log, COMMON(n[me].log, n[me].disk))
#ifndef BREAK_RELEASE_BEFORE_FORCE
#define DURABLE (n[me].mode == ALONE -> HERE : SHORTER(HERE, ACKED))
#else
#define DURABLE (n[me].mode == ALONE -> HERE : ACKED)
#endif
#define CAN_RELEASE (n[me].state == LEADING && !HAS(committed, DURABLE))
inline release() {
  durable = DURABLE;
  printf("%c releases [%d %d %d] in epoch %d, mode %d\n", NAME(me), SHOW(durable), n[me].promised, n[me].mode);
  requireNobodyAhead();
  requireNothingLost(durable);
  committed = durable;
  n[me].shown = LEN(durable);
  durable = 0;
  reached()
}

/* Starts to ask for an epoch: an owner that was started again or was refused, a standby that operators promote or that
   was handed over to, an owner that operators or a standing order detach. The epoch is forced as promised first, so
   that it is neither asked for twice nor granted to the other. */
#ifndef NO_WITNESS
#define EPOCH_KNOWN_HERE (n[me].promised > grantedEpoch -> n[me].promised : grantedEpoch)
#else
#define EPOCH_KNOWN_HERE n[me].promised
#endif
#define EPOCH_KNOWN_THERE n[OTHER].promised
#define CAN_ASK (n[me].state != OFF && IS_MEMBER && EPOCH_KNOWN_HERE < LAST_EPOCH)
#define CAN_ASK_HIGHER (CAN_ASK && EPOCH_KNOWN_THERE > EPOCH_KNOWN_HERE && EPOCH_KNOWN_THERE < LAST_EPOCH)
inline ask() {
  forgetVolatile();
  n[me].promised = known + 1;
  known = 0;
  REGISTER_OF_OWNER;
  n[me].state = ASKING;
  if
  :: n[OTHER].promised < n[me].promised ->
    at[n[me].promised].asked = 1 + me;
    at[n[me].promised].askOwned = n[me].owned
  :: else
  fi;
  forgetSent();
  printf("%c asks for epoch %d; last led %d, log [%d %d %d]\n", NAME(me), n[me].promised, n[me].owned, SHOW(n[me].log))
}

/* The peer has promised the epoch. Its tail is taken if it goes on from our log; the mode stays as it was. */
inline leadByPeer() {
  if
  :: IS_TAIL_TAKEN && HAS(n[me].tail, n[me].log) -> n[me].log = n[me].tail
  :: else
  fi;
  if
  :: n[me].mode == NONE -> n[me].mode = PAIR
  :: else
  fi;
  printf("%c leads epoch %d, granted by its peer, mode %d; log [%d %d %d]\n", NAME(me), n[me].promised, n[me].mode,
    SHOW(n[me].log));
  lead()
}

inline leadByWitness() {
  n[me].mode = ALONE;
  printf("%c leads epoch %d, granted by the witness, mode %d; log [%d %d %d]\n", NAME(me), n[me].promised, n[me].mode,
    SHOW(n[me].log));
  lead()
}

/* Without a witness two operators certify something about the other node. */
#define CAN_CERTIFY (n[me].state != OFF && IS_MEMBER && n[me].promised < LAST_EPOCH && CERTIFICATE)
inline leadByCertificate() {
  n[me].promised++;
  n[me].mode = ALONE;
  forgetSent();
  printf("%c leads epoch %d, by the operators' certificate, mode %d; log [%d %d %d]\n", NAME(me), n[me].promised,
    n[me].mode, SHOW(n[me].log));
  lead()
}

inline lead() {
  requireFreshEpoch();
  n[me].owned = n[me].promised;
  REGISTER_OF_OWNER;
  forgetVolatile();
  n[me].state = LEADING;
  at[n[me].promised].led = 1 + me;
  at[n[me].promised].sent = n[me].log;
  at[n[me].promised].begin = LEN(n[me].log);
  requireOneAlone();
  if
  :: n[me].mode == ALONE -> requireNothingLost(n[me].log)
  :: else
  fi
}

/* The standby has caught up: it has acknowledged the record that began the epoch, and so all before it, and what was
   released since. From here on nothing is released without it. */
#define CAN_ATTACH (n[me].state == LEADING && n[me].mode == ALONE && IS_CAUGHT_UP)
inline attach() {
  n[me].mode = PAIR;
  at[n[me].promised].counted = !n[me].fromOld;
  REGISTER_OF_PAIRING;
  printf("%c counts its standby in, in epoch %d\n", NAME(me), n[me].promised)
}

/* Planned change of roles: all is released; the owner steps down for good and lets the other ask. */
#define CAN_HAND_OVER (n[me].state == LEADING && n[me].mode == PAIR && n[me].log == ACKED && n[me].disk == n[me].log && \
  HAS(committed, n[me].log))
inline handOver() {
  n[me].state = WAITING;
  n[me].mode = NONE;
  KEEP_REGISTER(me);
  forgetVolatile();
  n[me].handedOver = 1;
  printf("%c hands over after epoch %d\n", NAME(me), n[me].promised)
}

inline forgetVolatile() {
  n[me].matched = 0;
  n[me].met = 0;
  FORGET_ACKS;
  n[me].heard = 0;
  n[me].fromOld = 0;
  n[me].shown = 0;
  n[me].handedOver = 0;
  n[me].peerGranted = 0;
  n[me].tail = 0;
  n[me].witnessGranted = 0
}
