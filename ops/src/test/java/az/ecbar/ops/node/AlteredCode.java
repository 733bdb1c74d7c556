package az.ecbar.ops.node;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The project's classes, loaded once more and altered on the way, for a simulation of its own beside the unaltered ones. */
final class AlteredCode extends ClassLoader {
    private static final String OURS = "az.ecbar.";

    private final Alteration alteration;

    /** What is done to a class. */
    @FunctionalInterface
    interface Alteration {
        /** The bytes of the class as it shall be; null to leave it as it is. */
        byte @Nullable [] alter(String className, ClassModel model);
    }

    private AlteredCode(Alteration alteration) {
        super(AlteredCode.class.getClassLoader());
        this.alteration = alteration;
    }

    /**
     * A day that runs the altered classes.
     *
     * @param run whose method {@code of} takes a seed, and fails or gives a line
     */
    static PairSeeds.Day day(Alteration alteration, Class<?> run) throws ReflectiveOperationException {
        Method of = new AlteredCode(alteration).loadClass(run.getName()).getDeclaredMethod("of", long.class);
        of.setAccessible(true);
        return seed -> {
            try {
                return (String) of.invoke(null, seed);
            } catch (InvocationTargetException e) {
                // Whatever the altered code throws, it was found.
                throw new AssertionError(String.valueOf(e.getCause()), e);
            }
        };
    }

    @Override
    protected Class<?> loadClass(String name, boolean isResolved) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || name.equals(LineProbes.class.getName())) {
            return super.loadClass(name, isResolved);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            byte[] altered = alteration.alter(name, ClassFile.of().parse(bytes));
            byte[] taken = altered == null ? bytes : altered;
            return defineClass(name, taken, 0, taken.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
