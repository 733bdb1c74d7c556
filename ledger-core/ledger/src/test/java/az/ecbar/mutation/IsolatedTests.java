package az.ecbar.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger and its tests in a class loader of their own, in which some classes are other ones than on the class path. */
final class IsolatedTests extends ClassLoader {
    private static final List<String> OWN = List.of("az.ecbar.ledger.", "az.ecbar.ring.");

    /** One test method. */
    record TestMethod(String type, String name) {}

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

    /** The tests of a class that need nothing but to be called. */
    List<TestMethod> testsOf(String type) throws ClassNotFoundException {
        List<TestMethod> tests = new ArrayList<>();
        Class<?> test = loadClass(type);
        for (Method method : test.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class) && method.getParameterCount() == 0) {
                tests.add(new TestMethod(type, method.getName()));
            }
        }
        return tests;
    }

    /** Runs a test; gives what it threw, or null. */
    @Nullable
    Throwable run(TestMethod test) {
        try {
            Class<?> type = loadClass(test.type());
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object instance = constructor.newInstance();
            callAll(type, instance, BeforeEach.class);
            call(type.getDeclaredMethod(test.name()), instance);
            callAll(type, instance, AfterEach.class);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } catch (ReflectiveOperationException | LinkageError e) {
            return e;
        }
    }

    private static void callAll(Class<?> type, Object instance, Class<? extends Annotation> kind)
            throws ReflectiveOperationException {
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(kind)) {
                call(method, instance);
            }
        }
    }

    private static void call(Method method, Object instance) throws ReflectiveOperationException {
        method.setAccessible(true);
        Object _ = method.invoke(Modifier.isStatic(method.getModifiers()) ? null : instance);
    }
}
