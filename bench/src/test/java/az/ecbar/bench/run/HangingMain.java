package az.ecbar.bench.run;

/** A process that would not end within the limit of its test. */
final class HangingMain {

    private HangingMain() {}

    public static void main(String[] args) throws InterruptedException {
        Thread.sleep(60_000);
    }
}
