package az.ecbar.ops.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * In which order a method of the ledger can give its reject reasons: its source is read by the JDK's own compiler, and
 * the methods that it calls, of its own class or of a field's, are read where they are called.
 */
final class GuardOrder {
    private record Type(Map<String, MethodTree> methods, Map<String, String> fields) {}

    private final Map<String, Path> files = new HashMap<>();
    private final Map<String, Type> types = new HashMap<>();

    /** Reads the sources below a folder. */
    GuardOrder(Path sources) {
        try {
            for (Path file : ProjectDocs.files(sources, ".java")) {
                String name = file.getFileName().toString();
                files.put(name.substring(0, name.length() - ".java".length()), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reasons but NONE, each where it comes first. */
    List<String> of(String typeName, String methodName) {
        Set<String> reasons = new LinkedHashSet<>();
        new Walk(reasons).enter(typeName, methodName);
        return new ArrayList<>(reasons);
    }

    private @Nullable Type type(String name) {
        Path file = files.get(name);
        return file == null ? null : types.computeIfAbsent(name, _ -> parse(file));
    }

    private static Type parse(Path file) {
        Type type = new Type(new HashMap<>(), new HashMap<>());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, _ -> {}, List.of("-proc:none"), null, manager.getJavaFileObjects(file));
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree declared : unit.getTypeDecls()) {
                    if (declared instanceof ClassTree outermost) {
                        collect(outermost, type);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return type;
    }

    private static void collect(ClassTree outermost, Type type) {
        for (Tree member : outermost.getMembers()) {
            if (member instanceof MethodTree method) {
                type.methods().put(method.getName().toString(), method);
            } else if (member instanceof VariableTree field) {
                type.fields().put(field.getName().toString(), String.valueOf(field.getType()));
            }
        }
    }

    /** What a command does when it is decided, and what it sets free then, is not refused by it. */
    private static final Set<String> AFTERWARDS = Set.of("release", "carryOut");

    private final class Walk extends TreeScanner<Void, Void> {
        private final Set<String> reasons;
        private final Deque<String> typeNames = new ArrayDeque<>();
        private final Set<MethodTree> entered = new LinkedHashSet<>();

        Walk(Set<String> reasons) {
            this.reasons = reasons;
        }

        boolean enter(String typeName, String methodName) {
            if (AFTERWARDS.contains(methodName)) {
                return false;
            }
            Type type = type(typeName);
            MethodTree method = type == null ? null : type.methods().get(methodName);
            if (method == null || !entered.add(method)) {
                return false;
            }
            typeNames.push(typeName);
            scan(method.getBody(), null);
            typeNames.pop();
            return true;
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
            String name = select.getIdentifier().toString();
            if (select.getExpression().toString().equals("RejectReason") && !name.equals("NONE")) {
                reasons.add(name);
            }
            return super.visitMemberSelect(select, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            super.visitMethodInvocation(call, null);
            switch (call.getMethodSelect()) {
                case IdentifierTree own ->
                    enter(typeNames.getFirst(), own.getName().toString());
                case MemberSelectTree of
                when of.getExpression() instanceof IdentifierTree field -> {
                    Type type = type(typeNames.getFirst());
                    String fieldType = type == null
                            ? null
                            : type.fields().get(field.getName().toString());
                    if (fieldType != null) {
                        enter(fieldType, of.getIdentifier().toString());
                    }
                }
                default -> {
                    // Of something that is computed: its reasons are not followed.
                }
            }
            return null;
        }
    }
}
