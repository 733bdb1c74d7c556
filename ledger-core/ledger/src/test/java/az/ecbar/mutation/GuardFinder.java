package az.ecbar.mutation;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the guards of a class: jumps behind which, before anything else is decided, a reject reason is named or a violation
 * made; and those that ask whether a reason is another one than NONE.
 */
final class GuardFinder {
    private static final String REASON = "az/ecbar/reason/RejectReason";
    private static final String VIOLATION = "az/ecbar/ledger/violation/InvariantViolation";
    private static final String NONE = "NONE";
    private static final int MOST_GOTOS = 8;

    private final List<Guard> guards = new ArrayList<>();

    /** All guards that were found until now. */
    List<Guard> guards() {
        return guards;
    }

    void find(String type, byte[] bytes) {
        ClassModel model = ClassFile.of().parse(bytes);
        for (MethodModel method : model.methods()) {
            method.code().ifPresent(code -> {
                String name =
                        method.methodName().stringValue() + method.methodType().stringValue();
                find(type, name, new Code(code));
            });
        }
    }

    static boolean isConditional(CodeElement element) {
        return element instanceof BranchInstruction branch
                && branch.opcode() != Opcode.GOTO
                && branch.opcode() != Opcode.GOTO_W;
    }

    private void find(String type, String method, Code code) {
        int jump = 0;
        int line = 0;
        for (int i = 0; i < code.elements.size(); i++) {
            CodeElement element = code.elements.get(i);
            if (element instanceof LineNumber number) {
                line = number.line();
            }
            if (!(element instanceof BranchInstruction branch) || !isConditional(element)) {
                continue;
            }
            String there = code.refusalFrom(code.place(branch.target()));
            String here = code.refusalFrom(i + 1);
            if (code.asksForNone(i)) {
                boolean isThere = branch.opcode() == Opcode.IF_ACMPNE;
                guards.add(new Guard(
                        guards.size(),
                        type,
                        method,
                        jump,
                        line,
                        isThere ? Guard.Way.JUMP : Guard.Way.FALL_THROUGH,
                        "a reason"));
            } else if (!there.isEmpty() || !here.isEmpty()) {
                Guard.Way way =
                        here.isEmpty() ? Guard.Way.JUMP : there.isEmpty() ? Guard.Way.FALL_THROUGH : Guard.Way.BOTH;
                guards.add(new Guard(guards.size(), type, method, jump, line, way, there.isEmpty() ? here : there));
            }
            jump++;
        }
    }

    /** The elements of a method, with the places of its labels. */
    private static final class Code {
        final List<CodeElement> elements;
        private final Map<Label, Integer> labels = new HashMap<>();

        Code(CodeModel model) {
            elements = model.elementList();
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i) instanceof LabelTarget target) {
                    labels.put(target.label(), i);
                }
            }
        }

        int place(Label label) {
            return labels.getOrDefault(label, elements.size());
        }

        boolean asksForNone(int jump) {
            for (int i = jump - 1; i >= 0; i--) {
                if (elements.get(i) instanceof Instruction) {
                    return elements.get(i) instanceof FieldInstruction field
                            && field.owner().asInternalName().equals(REASON)
                            && field.name().equalsString(NONE);
                }
            }
            return false;
        }

        /** The refusal to which a way leads before it parts; empty if there is none. */
        String refusalFrom(int from) {
            int gotos = 0;
            for (int i = from; i < elements.size(); i++) {
                switch (elements.get(i)) {
                    case FieldInstruction field
                    when field.opcode() == Opcode.GETSTATIC
                            && field.owner().asInternalName().equals(REASON) -> {
                        if (!field.name().equalsString(NONE)) {
                            return field.name().stringValue();
                        }
                        return "";
                    }
                    case NewObjectInstruction made
                    when made.className().asInternalName().equals(VIOLATION) -> {
                        return "InvariantViolation";
                    }
                    case BranchInstruction branch
                    when !isConditional(branch) -> {
                        if (++gotos > MOST_GOTOS) {
                            return "";
                        }
                        i = place(branch.target());
                    }
                    case BranchInstruction _,
                            ReturnInstruction _,
                            ThrowInstruction _,
                            TableSwitchInstruction _,
                            LookupSwitchInstruction _ -> {
                        return "";
                    }
                    default -> {}
                }
            }
            return "";
        }
    }
}
