package az.ecbar.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger and its tests in a class loader of their own, in which some classes are other ones than on the class path. */
final class IsolatedTests extends ClassLoader {
    private static final List<String> OWN = List.of("az.ecbar.ledger.", "az.ecbar.ring.");

    /** One test: a method, and which of its sets of arguments. */
    record TestMethod(String type, String name, int arguments) {}

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

    /** The tests of a class, each set of arguments as one. */
    List<TestMethod> testsOf(String type) throws ReflectiveOperationException {
        List<TestMethod> tests = new ArrayList<>();
        for (Method method : loadClass(type).getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class)) {
                int sets = arguments(method).size();
                for (int i = 0; i < sets; i++) {
                    tests.add(new TestMethod(type, method.getName(), i));
                }
            }
        }
        return tests;
    }

    private static List<Object[]> arguments(Method method) throws ReflectiveOperationException {
        List<Object[]> sets = new ArrayList<>();
        ValueSource values = method.getAnnotation(ValueSource.class);
        MethodSource source = method.getAnnotation(MethodSource.class);
        if (values != null) {
            for (int value : values.ints()) {
                sets.add(new Object[] {value});
            }
            for (String value : values.strings()) {
                sets.add(new Object[] {value});
            }
        } else if (source != null) {
            for (String name : source.value()) {
                Method maker = method.getDeclaringClass().getDeclaredMethod(name);
                maker.setAccessible(true);
                Object made = maker.invoke(null);
                Stream<?> each = made instanceof Stream<?> stream ? stream : ((Collection<?>) made).stream();
                each.forEach(set -> sets.add(set instanceof Arguments several ? several.get() : new Object[] {set}));
            }
        } else {
            sets.add(new Object[0]);
        }
        return sets;
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
            Method method = method(type, test.name());
            call(method, instance, arguments(method).get(test.arguments()));
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

    private static Method method(Class<?> type, String name) throws NoSuchMethodException {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(name));
    }

    private static void call(Method method, Object instance, Object... arguments) throws ReflectiveOperationException {
        method.setAccessible(true);
        Object _ = method.invoke(instance, arguments);
    }
}
