package az.ecbar.ops.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks for instructions inside methods, which ArchUnit does not show. */
final class Bytecode {
    private Bytecode() {}

    /** The methods of the chosen classes that hold a chosen instruction, as {@code Class.method}. */
    static List<String> find(DescribedPredicate<JavaClass> classes, Predicate<CodeElement> isWanted) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : EcbarClasses.ALL) {
            if (classes.test(type)) {
                for (MethodModel method : ClassFile.of().parse(bytes(type)).methods()) {
                    if (method.code().stream()
                            .anyMatch(code -> code.elementStream().anyMatch(isWanted))) {
                        found.add(type.getFullName() + '.' + method.methodName().stringValue());
                    }
                }
            }
        }
        return found;
    }

    static boolean isMonitor(CodeElement element) {
        return element instanceof MonitorInstruction;
    }

    /** Computes with floating point; a bare constant, such as a map's load factor, is none. */
    static boolean isFloatingPoint(CodeElement element) {
        return switch (element) {
            case OperatorInstruction operator -> isFloating(operator.typeKind());
            case ConvertInstruction convert -> isFloating(convert.fromType()) || isFloating(convert.toType());
            case LoadInstruction load -> isFloating(load.typeKind());
            case StoreInstruction store -> isFloating(store.typeKind());
            case ArrayLoadInstruction load -> isFloating(load.typeKind());
            case ArrayStoreInstruction store -> isFloating(store.typeKind());
            case ReturnInstruction result -> isFloating(result.typeKind());
            default -> false;
        };
    }

    private static boolean isFloating(TypeKind kind) {
        return kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE;
    }

    private static byte[] bytes(JavaClass type) {
        URI location = type.getSource().orElseThrow().getUri();
        try (InputStream in = location.toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + location, e);
        }
    }
}
