package az.ecbar.ops.node;


import org.junit.jupiter.api.Test;

/** A whole pair with its banks and operators, stepped on one thread. */
class PairedWorldTest {
    @Test
    void aDayWithoutDisasters() throws Exception {
        PairedWorld world = new PairedWorld(1, 64);
        world.openDay();
        for (int i = 0; i < 500; i++) {
            if (i % 5 == 0) {
                world.pay();
            }
            world.step();
        }
        world.closeDay();
        world.audit();
    }
}
