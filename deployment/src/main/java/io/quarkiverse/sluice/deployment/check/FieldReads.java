package io.quarkiverse.sluice.deployment.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Finds the fields that a method reads: by itself, by methods of its own class, its superclasses and its nested classes that
 * it calls, and by its lambdas. What it does through other objects is not looked at.
 */
final class FieldReads {

    private final Map<String, Optional<ClassNode>> classes = new HashMap<>();
    private final Queue<MethodNode> open = new ArrayDeque<>();
    private final Set<MethodNode> seen = new HashSet<>();
    private final Set<String> fields = new HashSet<>();
    private final String bean;

    private FieldReads(DotName bean) {
        this.bean = bean.toString().replace('.', '/');
    }

    /** The names of the fields, or nothing if the class cannot be read. */
    static Optional<Set<String>> of(DotName bean, MethodInfo method) {
        var reads = new FieldReads(bean);
        reads.enqueue(reads.bean, method.name(), method.descriptor());
        if (reads.open.isEmpty()) {
            return Optional.empty();
        }
        while (!reads.open.isEmpty()) {
            reads.open.remove().instructions.forEach(reads::look);
        }
        return Optional.of(reads.fields);
    }

    private void look(AbstractInsnNode instruction) {
        if (instruction instanceof FieldInsnNode field && field.getOpcode() == Opcodes.GETFIELD && isNear(field.owner)) {
            fields.add(field.name);
        } else if (instruction instanceof MethodInsnNode call && isNear(call.owner)) {
            enqueue(call.owner, call.name, call.desc);
        } else if (instruction instanceof InvokeDynamicInsnNode lambda) {
            Stream.of(lambda.bsmArgs).filter(Handle.class::isInstance).map(Handle.class::cast)
                    .filter(handle -> isNear(handle.getOwner()))
                    .forEach(handle -> enqueue(handle.getOwner(), handle.getName(), handle.getDesc()));
        } else if (instruction instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW && isNear(made.desc)) {
            load(made.desc).ifPresent(nested -> nested.methods.forEach(this::enqueue));
        }
    }

    private void enqueue(String owner, String name, String descriptor) {
        for (Optional<ClassNode> type = load(owner); type.isPresent(); type = load(type.get().superName)) {
            Optional<MethodNode> found = type.get().methods.stream()
                    .filter(method -> method.name.equals(name) && method.desc.equals(descriptor)).findFirst();
            if (found.isPresent()) {
                enqueue(found.get());
                return;
            }
        }
    }

    private void enqueue(MethodNode method) {
        if (seen.add(method)) {
            open.add(method);
        }
    }

    /** Whether a class is the bean's, one it extends, or nested in one of these. */
    private boolean isNear(String owner) {
        for (Optional<ClassNode> type = load(bean); type.isPresent(); type = load(type.get().superName)) {
            if (owner.equals(type.get().name) || owner.startsWith(type.get().name + "$")) {
                return true;
            }
        }
        return false;
    }

    private Optional<ClassNode> load(String name) {
        return name == null || name.startsWith("java/") ? Optional.empty()
                : classes.computeIfAbsent(name, FieldReads::read);
    }

    private static Optional<ClassNode> read(String name) {
        try (InputStream bytes = Thread.currentThread().getContextClassLoader().getResourceAsStream(name + ".class")) {
            if (bytes == null) {
                return Optional.empty();
            }
            var type = new ClassNode();
            new ClassReader(bytes).accept(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return Optional.of(type);
        } catch (IOException e) {
            throw new UncheckedIOException("The class " + name.replace('/', '.') + " could not be read", e);
        }
    }
}
