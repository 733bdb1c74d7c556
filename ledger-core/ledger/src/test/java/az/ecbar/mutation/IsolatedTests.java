package az.ecbar.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The ledger and its tests in a class loader of their own, in which some classes are other ones than on the class path. */
final class IsolatedTests extends ClassLoader {
    private static final List<String> OWN = List.of("az.ecbar.ledger.", "az.ecbar.ring.");

    /** Without the listeners of the run that this is a part of. */
    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .build());

    private final Map<String, byte[]> changed;

    /** @param changed by binary name; all other classes are as they were compiled */
    IsolatedTests(Map<String, byte[]> changed) {
        super(IsolatedTests.class.getClassLoader());
        this.changed = Map.copyOf(changed);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (OWN.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                byte[] bytes = changed.getOrDefault(name, new byte[0]);
                byte[] code = bytes.length == 0 ? read(name) : bytes;
                loaded = defineClass(name, code, 0, code.length);
            }
            return loaded;
        }
    }

    /** A class as it was compiled. */
    static byte[] read(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = IsolatedTests.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs all tests of a class. */
    void runAll(String type, TestExecutionListener listener) throws ClassNotFoundException {
        run(DiscoverySelectors.selectClass(loadClass(type)), listener);
    }

    /** Whether a test passes. */
    boolean passes(String uniqueId) {
        Outcome outcome = new Outcome();
        run(DiscoverySelectors.selectUniqueId(uniqueId), outcome);
        return outcome.tests > 0 && !outcome.isFailed;
    }

    private void run(DiscoverySelector selected, TestExecutionListener listener) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // By it JUnit loads the classes that it knows by name.
        thread.setContextClassLoader(this);
        try {
            LAUNCHER.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(selected)
                            .build(),
                    listener);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static final class Outcome implements TestExecutionListener {
        int tests;
        boolean isFailed;

        @Override
        public void executionFinished(TestIdentifier id, TestExecutionResult result) {
            tests += id.isTest() ? 1 : 0;
            isFailed |= result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
        }
    }
}
