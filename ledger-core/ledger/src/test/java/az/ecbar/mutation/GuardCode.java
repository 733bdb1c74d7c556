package az.ecbar.mutation;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a class anew: with a call to {@link GuardHits} in front of each guard, and one of them changed. */
final class GuardCode {
    private static final ClassDesc HITS = ClassDesc.of(GuardHits.class.getName());
    private static final MethodTypeDesc TAKES_INT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);

    private GuardCode() {}

    /**
     * @param guards of this class
     * @param changed the one that is changed; null: none
     */
    static byte[] write(byte[] bytes, List<Guard> guards, @Nullable Guard changed, Guard.Change change) {
        ClassFile file = ClassFile.of();
        return file.transformClass(file.parse(bytes), (builder, element) -> {
            if (element instanceof MethodModel method) {
                String name =
                        method.methodName().stringValue() + method.methodType().stringValue();
                Map<Integer, Guard> here = new HashMap<>();
                guards.stream()
                        .filter(guard -> guard.method().equals(name))
                        .forEach(guard -> here.put(guard.jump(), guard));
                if (!here.isEmpty()) {
                    builder.transformMethod(
                            method,
                            MethodTransform.transformingCode(
                                    CodeTransform.ofStateful(() -> new Jumps(here, changed, change))));
                    return;
                }
            }
            builder.with(element);
        });
    }

    /** Passes through the jumps of a method, in their order. */
    private static final class Jumps implements CodeTransform {
        private final Map<Integer, Guard> guards;
        private final @Nullable Guard changed;
        private final Guard.Change change;
        private int jump;

        Jumps(Map<Integer, Guard> guards, @Nullable Guard changed, Guard.Change change) {
            this.guards = guards;
            this.changed = changed;
            this.change = change;
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (!(element instanceof BranchInstruction branch) || !GuardFinder.isConditional(element)) {
                code.with(element);
                return;
            }
            Guard guard = guards.get(jump++);
            if (guard == null) {
                code.with(element);
                return;
            }
            code.loadConstant(guard.id()).invokestatic(HITS, "hit", TAKES_INT);
            if (!guard.equals(changed)) {
                code.with(element);
            } else if (change == Guard.Change.NEGATED) {
                code.branch(opposite(branch.opcode()), branch.target());
            } else {
                drop(code, branch.opcode());
                if (guard.refusal() == Guard.Way.FALL_THROUGH) {
                    code.goto_(branch.target());
                    // What was behind the jump is dead now, and the file's writer fills it.
                }
            }
        }

        private static void drop(CodeBuilder code, Opcode opcode) {
            switch (opcode) {
                case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE, IF_ACMPEQ, IF_ACMPNE ->
                    code.pop2();
                default -> code.pop();
            }
        }

        private static Opcode opposite(Opcode opcode) {
            return switch (opcode) {
                case IFEQ -> Opcode.IFNE;
                case IFNE -> Opcode.IFEQ;
                case IFLT -> Opcode.IFGE;
                case IFGE -> Opcode.IFLT;
                case IFGT -> Opcode.IFLE;
                case IFLE -> Opcode.IFGT;
                case IF_ICMPEQ -> Opcode.IF_ICMPNE;
                case IF_ICMPNE -> Opcode.IF_ICMPEQ;
                case IF_ICMPLT -> Opcode.IF_ICMPGE;
                case IF_ICMPGE -> Opcode.IF_ICMPLT;
                case IF_ICMPGT -> Opcode.IF_ICMPLE;
                case IF_ICMPLE -> Opcode.IF_ICMPGT;
                case IF_ACMPEQ -> Opcode.IF_ACMPNE;
                case IF_ACMPNE -> Opcode.IF_ACMPEQ;
                case IFNULL -> Opcode.IFNONNULL;
                case IFNONNULL -> Opcode.IFNULL;
                default -> throw new IllegalArgumentException("no conditional jump: " + opcode);
            };
        }
    }
}
