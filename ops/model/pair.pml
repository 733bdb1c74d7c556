/*
 * Mode pair: epochs, promotion, detachment, attachment and restart of two nodes, with or without a witness.
 * docs/replication.md is the design that this model checks; ops/model/check runs it.
 *
 * What is abstracted, and why that leaves nothing out:
 *   commands   A log is a row of at most 3 commands, numbers that are never given twice. A number stands for a record
 *              with its link: two logs have the same link at a place exactly if they are the same up to it.
 *   network    No queues. What was ever sent may arrive at any later time, in any order, any number of times, or never,
 *              so it is kept as history: at[e].sent is all that the leader of epoch e ever sent of its log. What can
 *              change nothing any more is forgotten. A cut link is a message that does not arrive.
 *   BeginEpoch The record that begins an epoch has no number. It lies behind the first at[e].begin commands, and a node
 *              that has it has nothing behind it but what the leader of the epoch wrote.
 *   time       None. A pause, a slow link, a wrong clock, an impatient operator and a standing order are all the same:
 *              a step that is possible is taken now, later or never.
 *   forcing    Makes all of a node's log durable. A crash comes at any moment and leaves what was forced; if more
 *              survives, that is as if it had been forced just before. A node's register is forced at each change,
 *              unless a BREAK_ flag says else.
 *
 * Flags: LAST_EPOCH; NO_WITNESS; CERT_OFF, CERT_FALSE (properties.pml); DISK_LOSS, LATE (folder.pml); BREAK_..., a defect that
 * must be found; REACH_..., something good that must be possible; ONLY_..., one property alone.
 */

#ifndef LAST_EPOCH
#define LAST_EPOCH 4
#endif
#if LAST_EPOCH == 3
#define EACH_NEW(do) do(2) do(3)
#elif LAST_EPOCH == 4
#define EACH_NEW(do) do(2) do(3) do(4)
#elif LAST_EPOCH == 5
#define EACH_NEW(do) do(2) do(3) do(4) do(5)
#endif
#define EACH(do) do(1) EACH_NEW(do)
#define COMMANDS 3

/* Mode of ownership, kept in a node's register. */
#define NONE 0  /* standby */
#define PAIR 1  /* commits what is forced here and there */
#define ALONE 2 /* commits what is forced here */

/* What a node does now. */
#define OFF 0
#define WAITING 1 /* follows, or was just started */
#define ASKING 2  /* for its promised epoch */
#define LEADING 3 /* in its promised epoch */

/* Where certificates speak of a node that is off, being off is a state; else a crash and a start are one step. */
#ifdef NO_WITNESS
#define AFTER_CRASH OFF
#else
#define AFTER_CRASH WAITING
#endif

/* Logs: two bits a command, the first one lowest, 0 behind the last. */
#define LEN(l) (((l) != 0) + ((l) > 3) + ((l) > 15))
#define PRE(l, k) ((l) & ((1 << (2 * (k))) - 1))
#define HAS(l, p) (PRE(l, LEN(p)) == (p))
#define SAME(a, b, k) (PRE(a, k) == PRE(b, k) && LEN(a) >= (k) && LEN(b) >= (k))
#define COMMON(a, b) (SAME(a, b, 1) + SAME(a, b, 2) + SAME(a, b, 3))
#define SHORTER(a, b) (LEN(a) < LEN(b) -> (a) : (b))

typedef Node {
  /* Forced: the register, and the log on disk. */
  unsigned promised : 3; /* no older epoch counts here */
  unsigned owned : 3;    /* the last epoch that this node led */
  unsigned mode : 2;
  bit isNew; /* an empty folder that was not counted in yet */
  unsigned disk : 6;
  /* Lost in a crash. */
  unsigned state : 2;
  unsigned log : 6;     /* all records, forced or not */
  unsigned matched : 2; /* standby: so many commands are known to be the leader's */
  bit met;              /* standby: and the record that began this epoch is here */
  unsigned acked : 6;   /* leader: what the standby has acknowledged in this epoch */
  bit heard;            /* leader: and it has acknowledged the record that began this epoch */
  bit fromOld;          /* leader: but perhaps that was a folder that is gone */
  unsigned shown : 2;   /* leader: so many commands were released in this epoch or before it */
  bit handedOver;       /* led until now, and waits for the other to ask */
  bit peerGranted;
  unsigned tail : 6; /* the peer's log at its grant */
  bit witnessGranted
};
Node n[2];

/* History of the network, by epoch. */
typedef Epoch {
  unsigned led : 2;      /* 1 + who led it, 0 nobody */
  unsigned begin : 2;    /* so many commands lie before the record that began it */
  unsigned sent : 6;     /* all that its leader sent of its log */
  bit counted;           /* its leader told the standby, by the name of its folder, that it is counted in */
  unsigned asked : 2;    /* 1 + who asks the other node for it */
  unsigned askOwned : 3; /* and the last epoch that one led */
  unsigned claimed : 2   /* 1 + who claims it at the witness, expecting the register to be as it is */
};
Epoch at[LAST_EPOCH + 1];

/* The witness. */
unsigned grantedEpoch : 3 = 1;
bit grantedTo = 0;
bit isPaired = 1;
bit attaching; /* who was granted last asks to count its standby in, expecting the register to be as it is */

/* The next command, and all commands whose effects were seen outside. */
unsigned next : 3 = 1;
unsigned committed : 6;

/* Scratch within a step, 0 between steps. */
unsigned known : 3;
unsigned durable : 6;

/* In each step `me` is the node. */
#define OTHER (1 - me)
#define NAME(i) ('A' + (i))
#define SHOW(l) ((l) & 3), (((l) >> 2) & 3), (((l) >> 4) & 3)

#include "defects.pml"
#include "properties.pml"
#include "folder.pml"
#include "owner.pml"
#include "standby.pml"
#include "witness.pml"

#define GRANT(e) :: d_step { CAN_GRANT(e) -> grant(e) }
#define TAKE(e) :: d_step { CAN_TAKE(e) -> take(e) }

proctype Pair(bit me) {
  do
  :: d_step { CAN_SUBMIT -> submit() }
  :: d_step { n[me].log != n[me].disk -> force() }
  :: d_step { CAN_RELEASE -> release() }
  :: d_step { CAN_ASK -> known = EPOCH_KNOWN_HERE; ask() }
  :: d_step { CAN_ASK_HIGHER -> known = EPOCH_KNOWN_THERE; ask() }
  :: d_step { n[me].state == ASKING && n[me].peerGranted -> leadByPeer() }
  :: d_step { CAN_ATTACH -> attach() }
  :: d_step { CAN_HAND_OVER -> handOver() }
  EACH_NEW(GRANT)
  EACH(TAKE)
  :: d_step { CAN_ACKNOWLEDGE -> acknowledge() }
  :: d_step { CAN_CRASH -> crash() }
#ifndef NO_WITNESS
  :: d_step { CAN_CLAIM -> claim() }
  :: d_step { n[me].state == ASKING && n[me].witnessGranted -> leadByWitness() }
  :: d_step { CAN_ASK_TO_COUNT_IN -> askToCountIn() }
#else
  :: d_step { n[me].state == OFF -> start() }
  :: d_step { CAN_CERTIFY -> leadByCertificate() }
#endif
#ifdef DISK_LOSS
  :: d_step { CAN_LOSE_DISK -> loseDisk() }
  :: d_step { n[me].fromOld -> noticeNewFolder() }
#endif
#ifdef LATE
  :: d_step { CAN_BEGIN_ANEW -> beginAnew() }
#endif
#if defined(DISK_LOSS) || defined(LATE)
  :: d_step { CAN_BE_COUNTED -> beCounted() }
#endif
  DEFECTIVE_STEP
  od
}

init {
  d_step {
    n[0].state = LEADING; n[0].mode = PAIR; n[0].promised = 1; n[0].owned = 1;
    n[1].state = WAITING; n[1].promised = 1;
    at[1].led = 1;
    KEEP_REGISTER(0); KEEP_REGISTER(1); KEEP_WITNESS
  }
  atomic {
    run Pair(0); run Pair(1);
#ifndef NO_WITNESS
    run Witness()
#endif
  }
}
