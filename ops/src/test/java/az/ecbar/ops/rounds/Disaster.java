package az.ecbar.ops.rounds;

import az.ecbar.ops.rounds.Namespaces.Link;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What happens to a pair within one round, and what its operators do about it. Each begins with owner and standby attached
 * and banks that pay; afterwards every process runs and every way is whole, or will be without anybody's doing.
 */
enum Disaster {
    OWNER_KILLED {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            int owner = pair.owner();
            pair.kill(owner);
            pair.promote(3 - owner);
            pair.start(owner);
        }
    },
    STANDBY_KILLED {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            pair.kill(pair.standby());
            pair.start(pair.standby());
        }
    },
    STANDBY_KILLED_AND_DETACHED {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            pair.kill(pair.standby());
            pair.detach(pair.owner());
            pair.banks().awaitSettled(10, PairAtWork.PATIENCE);
            pair.start(pair.standby());
        }
    },
    BOTH_KILLED {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            int first = 1 + random.nextInt(2);
            pair.kill(first);
            pair.kill(3 - first);
            first = 1 + random.nextInt(2);
            pair.start(first);
            pair.rest(random.nextInt(1_000));
            pair.start(3 - first);
        }
    },
    ALL_KILLED {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            pair.kill(1);
            pair.kill(2);
            pair.restartWitness(() -> {
                pair.start(2);
                pair.start(1);
            });
        }
    },
    WITNESS_KILLED {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            pair.restartWitness(() -> pair.banks().awaitSettled(10, PairAtWork.PATIENCE));
        }
    },
    OWNER_STOPPED_AND_REPLACED {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            int owner = pair.owner();
            pair.signal("STOP", owner);
            pair.promote(3 - owner);
            pair.banks().awaitSettled(10, PairAtWork.PATIENCE);
            pair.signal("CONT", owner);
        }
    },
    STOPPED_FOR_A_WHILE {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            int node = 1 + random.nextInt(2);
            pair.signal("STOP", node);
            pair.rest(100 + random.nextInt(3_000));
            pair.signal("CONT", node);
        }
    },
    NODES_CUT_OFF_FROM_EACH_OTHER {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            pair.net().cut(Link.NODES);
            pair.rest(100 + random.nextInt(3_000));
            pair.net().heal();
        }
    },
    CUT_OFF_AND_DETACHED {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            pair.net().cut(Link.NODES);
            pair.detach(pair.owner());
            pair.banks().awaitSettled(10, PairAtWork.PATIENCE);
            pair.net().heal();
        }
    },
    OWNER_CUT_OFF_FROM_ALL_AND_REPLACED {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            int owner = pair.owner();
            pair.net().cut(Link.clients(owner));
            pair.net().cut(Link.witness(owner));
            pair.net().cut(Link.NODES);
            pair.promote(3 - owner);
            pair.banks().awaitSettled(10, PairAtWork.PATIENCE);
            pair.net().heal();
        }
    },
    OWNER_CUT_OFF_FROM_THE_OTHER_AND_REPLACED {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            int owner = pair.owner();
            pair.net().cut(Link.NODES);
            pair.promote(3 - owner);
            pair.banks().awaitSettled(10, PairAtWork.PATIENCE);
            pair.net().heal();
        }
    },
    WITNESS_CUT_OFF {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            pair.net().cut(Link.WITNESS_1);
            pair.net().cut(Link.WITNESS_2);
            pair.banks().awaitSettled(10, PairAtWork.PATIENCE);
            pair.rest(random.nextInt(2_500));
            pair.net().heal();
        }
    },
    PACKETS_LOST {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            pair.net().lose(Link.NODES, 2 + random.nextInt(20));
            pair.rest(500 + random.nextInt(2_000));
            pair.net().heal();
        }
    },
    PACKETS_LATE {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            pair.net().delay(Link.NODES, 5 + random.nextInt(200));
            pair.banks().awaitSettled(10, PairAtWork.PATIENCE);
            pair.rest(500 + random.nextInt(1_000));
            pair.net().heal();
        }
    },
    DISK_OF_OWNER_FULL {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            int owner = pair.owner();
            pair.fillDisk(owner);
            pair.promote(3 - owner);
            pair.disk(owner).free();
            pair.start(owner);
        }
    },
    DISK_OF_OWNER_ALMOST_FULL {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            int owner = pair.owner();
            pair.almostFillDisk(owner);
            Duration _ = pair.switchover();
            pair.disk(owner).free();
        }
    },
    DISK_OF_STANDBY_FULL {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            int standby = pair.standby();
            pair.fillDisk(standby);
            pair.disk(standby).free();
            pair.start(standby);
        }
    },
    ROLES_CHANGED {
        @Override
        void strike(PairAtWork pair, RandomGenerator random) throws Exception {
            Duration _ = pair.switchover();
        }
    };

    /** Lets it happen, and does what operators do about it. */
    abstract void strike(PairAtWork pair, RandomGenerator random) throws Exception;
}
