package az.ecbar.ops.node;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A small change to the instructions of a method. */
@FunctionalInterface
interface CodeChange {
    /** Writes an instruction as it shall be; tells whether that is another one than it was. */
    boolean write(CodeBuilder code, CodeElement element, int changesBefore);

    /** The calls of this method are left out; where they would give something, it is 0, or what they were called on. */
    static CodeChange skip(String called) {
        return (code, element, _) -> {
            if (!(element instanceof InvokeInstruction call) || !isOf(call, called)) {
                return false;
            }
            drop(code, call);
            MethodTypeDesc type = call.typeSymbol();
            boolean isFluent = type.returnType().equals(call.owner().asSymbol());
            if (call.opcode() != Opcode.INVOKESTATIC && !isFluent) {
                code.pop();
            }
            if (!isFluent) {
                push(code, TypeKind.from(type.returnType()), 0);
            }
            return true;
        };
    }

    /** The calls of this method give this number. */
    static CodeChange answer(String called, int number) {
        return (code, element, _) -> {
            if (!(element instanceof InvokeInstruction call) || !isOf(call, called)) {
                return false;
            }
            drop(code, call);
            code.pop();
            push(code, TypeKind.from(call.typeSymbol().returnType()), number);
            return true;
        };
    }

    /** The calls of this method, without arguments, give the number with which what they give is about to be compared. */
    static CodeChange asBefore(String called) {
        return (code, element, _) -> {
            if (!(element instanceof InvokeInstruction call) || !isOf(call, called)) {
                return false;
            }
            code.pop().dup();
            return true;
        };
    }

    /** Another method of the same form is called. */
    static CodeChange instead(String called, String other) {
        return (code, element, _) -> {
            if (!(element instanceof InvokeInstruction call) || !isOf(call, called)) {
                return false;
            }
            code.invoke(call.opcode(), call.owner().asSymbol(), other, call.typeSymbol(), call.isInterface());
            return true;
        };
    }

    /** The first call of this method gives one less. */
    static CodeChange oneLess(String called) {
        return (code, element, changesBefore) -> {
            if (changesBefore > 0 || !(element instanceof InvokeInstruction call) || !isOf(call, called)) {
                return false;
            }
            code.with(element).lconst_1().lsub();
            return true;
        };
    }

    /** The method gives this number, whatever it finds. */
    static CodeChange always(int number) {
        return (code, element, _) -> {
            if (!(element instanceof ReturnInstruction result)) {
                return false;
            }
            if (result.typeKind().slotSize() == 2) {
                code.pop2();
            } else {
                code.pop();
            }
            push(code, result.typeKind(), number);
            code.with(element);
            return true;
        };
    }

    private static boolean isOf(InvokeInstruction call, String name) {
        return call.name().equalsString(name);
    }

    /** Takes the arguments from the stack, not what is called on. */
    private static void drop(CodeBuilder code, InvokeInstruction call) {
        MethodTypeDesc type = call.typeSymbol();
        for (int i = type.parameterCount() - 1; i >= 0; i--) {
            if (TypeKind.from(type.parameterType(i)).slotSize() == 2) {
                code.pop2();
            } else {
                code.pop();
            }
        }
    }

    private static void push(CodeBuilder code, TypeKind kind, int number) {
        switch (kind) {
            case VOID -> {}
            case LONG -> code.loadConstant((long) number);
            case REFERENCE -> code.aconst_null();
            default -> code.loadConstant(number);
        }
    }

    /** This change in a method of a class. */
    default Planting at(String className, String methodName) {
        return new Planting(className, methodName, this);
    }

    /** A change where it belongs. */
    final class Planting implements AlteredCode.Alteration {
        private final String className;
        private final String methodName;
        private final CodeChange change;
        private final AtomicInteger changes = new AtomicInteger();

        private Planting(String className, String methodName, CodeChange change) {
            this.className = className;
            this.methodName = methodName;
            this.change = change;
        }

        boolean isDone() {
            return changes.get() > 0;
        }

        @Override
        public byte @Nullable [] alter(String loaded, ClassModel model) {
            if (!loaded.equals(className)) {
                return null;
            }
            MethodTransform method = MethodTransform.transformingCode((CodeTransform) this::write);
            return ClassFile.of()
                    .transformClass(
                            model,
                            ClassTransform.transformingMethods(
                                    m -> m.methodName().equalsString(methodName), method));
        }

        private void write(CodeBuilder code, CodeElement element) {
            if (change.write(code, element, changes.get())) {
                changes.incrementAndGet();
            } else {
                code.with(element);
            }
        }
    }
}
