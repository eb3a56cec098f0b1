import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.H_INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.H_INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.V17;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Turns lambdas and method references into classes. The JVM would make one where each is first met,
 * and even where it finds it in an archive, as Java 17 does, that takes longer than all else that a
 * lambda of a short link does. The argument is the folder of the compiled classes.
 */
final class LambdaClasses {

  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

  private final Path folder;

  /** Class -> those that may use its private members, as inner classes may. */
  private final Map<String, List<String>> nests = new TreeMap<>();

  private LambdaClasses(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    new LambdaClasses(Path.of(args[0])).run();
  }

  private void run() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : files) {
      ClassReader reader = new ClassReader(Files.readAllBytes(file));
      ClassWriter writer = new ClassWriter(0);
      Replacer replacer = new Replacer(writer);
      reader.accept(replacer, 0);
      for (Map.Entry<String, byte[]> made : replacer.made.entrySet()) {
        write(made.getKey(), made.getValue());
        nests.computeIfAbsent(replacer.host, host -> new ArrayList<>()).add(made.getKey());
      }
      if (!replacer.made.isEmpty()) {
        Files.write(file, writer.toByteArray());
      }
    }
    for (Map.Entry<String, List<String>> nest : nests.entrySet()) {
      addMembers(nest.getKey(), nest.getValue());
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name + ".class"), bytes);
  }

  private void addMembers(String host, List<String> members) throws IOException {
    ClassReader reader = new ClassReader(Files.readAllBytes(folder.resolve(host + ".class")));
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(writer, 0);
    members.forEach(writer::visitNestMember);
    write(host, writer.toByteArray());
  }

  /** Copies a class; where it asks for a lambda, it calls what makes an object of a new class. */
  private static final class Replacer extends ClassVisitor {

    private final Map<String, byte[]> made = new TreeMap<>();
    private String name = "";
    private String host = "";

    Replacer(ClassWriter writer) {
      super(ASM9, writer);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      super.visit(version, access, name, signature, superName, interfaces);
      this.name = name;
      host = name;
    }

    @Override
    public void visitNestHost(String host) {
      super.visitNestHost(host);
      this.host = host;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(
          ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
        @Override
        public void visitInvokeDynamicInsn(
            String name, String descriptor, Handle bootstrap, Object... arguments) {
          if (bootstrap.getOwner().equals(METAFACTORY)
              && bootstrap.getName().equals("metafactory")) {
            visitMethodInsn(
                INVOKESTATIC, add(name, descriptor, arguments), "of", descriptor, false);
          } else {
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
          }
        }
      };
    }

    private String add(String method, String descriptor, Object[] arguments) {
      String added = name + "$$Lambda" + made.size();
      Handle target = (Handle) arguments[1];
      Method implemented = new Method(method, ((Type) arguments[0]).getDescriptor());
      made.put(added, lambda(added, host, new Method("of", descriptor), implemented, target));
      return added;
    }
  }

  /**
   * A class of one method.
   *
   * @param of what makes an object of it: takes what the lambda captures, returns its interface
   * @param implemented the method of that interface
   * @param target what it calls, with what is captured and then its own arguments
   */
  private static byte[] lambda(
      String name, String host, Method of, Method implemented, Handle target) {
    Type self = Type.getObjectType(name);
    Type[] captured = of.getArgumentTypes();
    Method constructor = new Method("<init>", Type.VOID_TYPE, captured);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String[] interfaces = {of.getReturnType().getInternalName()};
    int access = ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC;
    writer.visit(V17, access, name, null, "java/lang/Object", interfaces);
    writer.visitNestHost(host);

    GeneratorAdapter code = new GeneratorAdapter(0, constructor, null, null, writer);
    code.loadThis();
    code.invokeConstructor(Type.getType(Object.class), new Method("<init>", "()V"));
    for (int i = 0; i < captured.length; i++) {
      writer.visitField(ACC_FINAL, field(i), captured[i].getDescriptor(), null, null);
      code.loadThis();
      code.loadArg(i);
      code.putField(self, field(i), captured[i]);
    }
    code.returnValue();
    code.endMethod();

    code = new GeneratorAdapter(ACC_STATIC, of, null, null, writer);
    code.newInstance(self);
    code.dup();
    code.loadArgs();
    code.invokeConstructor(self, constructor);
    code.returnValue();
    code.endMethod();

    code = new GeneratorAdapter(ACC_PUBLIC, implemented, null, null, writer);
    List<Type> parameters = new ArrayList<>(List.of(Type.getArgumentTypes(target.getDesc())));
    Type owner = Type.getObjectType(target.getOwner());
    Type result = Type.getReturnType(target.getDesc());
    switch (target.getTag()) {
      case H_NEWINVOKESPECIAL -> {
        code.newInstance(owner);
        code.dup();
        result = owner;
      }
      case H_INVOKESTATIC -> {}
      default -> parameters.add(0, owner);
    }
    for (int i = 0; i < captured.length; i++) {
      code.loadThis();
      code.getField(self, field(i), captured[i]);
    }
    for (int i = captured.length; i < parameters.size(); i++) {
      int argument = i - captured.length;
      code.loadArg(argument);
      convert(code, implemented.getArgumentTypes()[argument], parameters.get(i));
    }
    code.visitMethodInsn(
        instruction(target),
        target.getOwner(),
        target.getName(),
        target.getDesc(),
        target.isInterface());
    convert(code, result, implemented.getReturnType());
    code.returnValue();
    code.endMethod();

    writer.visitEnd();
    return writer.toByteArray();
  }

  private static String field(int captured) {
    return "captured" + captured;
  }

  private static int instruction(Handle target) {
    return switch (target.getTag()) {
      case H_INVOKESTATIC -> INVOKESTATIC;
      case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
      case H_INVOKEVIRTUAL -> INVOKEVIRTUAL;
      case H_INVOKEINTERFACE -> INVOKEINTERFACE;
      // A private method, which nobody overrides.
      case H_INVOKESPECIAL -> target.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
      default -> throw new IllegalArgumentException(target.toString());
    };
  }

  private static void convert(GeneratorAdapter code, Type from, Type to) {
    if (to.equals(Type.VOID_TYPE)) {
      switch (from.getSize()) {
        case 0 -> {}
        case 1 -> code.pop();
        default -> code.pop2();
      }
    } else if (isPrimitive(from) && isPrimitive(to)) {
      code.cast(from, to);
    } else if (isPrimitive(from)) {
      code.valueOf(from);
    } else if (isPrimitive(to)) {
      code.unbox(to);
    } else if (!from.equals(to)) {
      code.checkCast(to);
    }
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }
}
