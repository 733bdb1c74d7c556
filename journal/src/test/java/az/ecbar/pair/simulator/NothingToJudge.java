package az.ecbar.pair.simulator;

import az.ecbar.pair.Judge;
import az.ecbar.pair.ReplayTrace;
import org.jspecify.annotations.Nullable;

/** A node without a ledger has nothing to judge: its replay never ends. */
final class NothingToJudge implements Judge {
    @Override
    public void judge(long hashPoint) {}

    @Override
    public void judgeSnapshot(long sequence) {}

    @Override
    public void dropSnapshots(long fromSequence) {}

    @Override
    public @Nullable ReplayTrace finding(long sequence) {
        return null;
    }

    @Override
    public long suspectedAt() {
        return 0;
    }

    @Override
    public @Nullable Snapshot snapshot() {
        return null;
    }

    @Override
    public void snapshotIsEqual(long sequence) {}

    @Override
    public boolean isPassedOver(long hashPoint) {
        return false;
    }

    @Override
    public boolean isOwnWord(long hashPoint) {
        return false;
    }

    @Override
    public void passOver(long hashPoint) {}

    @Override
    public void startAgain() {}

    @Override
    public String commandAt(long sequence) {
        return "";
    }

    @Override
    public String partOfState(int template) {
        return "";
    }

    @Override
    public void report(String what) {}
}
