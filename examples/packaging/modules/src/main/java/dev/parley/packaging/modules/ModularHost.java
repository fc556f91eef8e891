// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.modules;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A small host that names Parley in its module descriptor: {@code module-info.java} of a module {@code shop} and
 * {@code shop/Main.java}.
 *
 * @param sources the folder of the sources
 * @param jars the module path
 */
public record ModularHost(Path sources, List<Path> jars) {
    /** A host with those jars of this JVM's class path that it would have. */
    public static ModularHost of(Path sources, Predicate<String> hasJar) {
        return new ModularHost(
                sources,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> entry.endsWith(".jar"))
                        .map(Path::of)
                        .filter(jar -> hasJar.test(jar.getFileName().toString()))
                        .toList());
    }

    /** The JDKs to try: the one that runs this, and those named by {@code packaging.jdks}, separated as paths are. */
    public static Stream<Path> jdks() {
        return Stream.concat(
                        Stream.of(System.getProperty("java.home")),
                        Arrays.stream(System.getProperty("packaging.jdks", "").split(File.pathSeparator, -1)))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .distinct();
    }

    /**
     * Compiles the host with that JDK and runs it there.
     *
     * @param folder an empty folder for the classes
     * @return what it printed
     * @throws AssertionError if it does not compile or ends with a failure; the message has what was said
     */
    public String run(Path jdk, Path folder) {
        String path = String.join(
                File.pathSeparator, jars.stream().map(Path::toString).toList());
        say(
                jdk.resolve("bin").resolve("javac"),
                folder,
                "-Werror",
                "-d",
                folder.resolve("classes").toString(),
                "--module-path",
                path,
                sources.resolve("module-info.java").toString(),
                sources.resolve("shop").resolve("Main.java").toString());
        return say(
                jdk.resolve("bin").resolve("java"),
                folder,
                "-XX:TieredStopAtLevel=1",
                "--module-path",
                folder.resolve("classes") + File.pathSeparator + path,
                "--module",
                "shop/shop.Main");
    }

    private static String say(Path tool, Path folder, String... arguments) {
        List<String> command = Stream.concat(Stream.of(tool.toString()), Arrays.stream(arguments))
                .toList();
        try {
            Path errors = folder.resolve("errors.txt");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new AssertionError(
                        String.join(" ", command) + " ended with " + status + "\n" + said + Files.readString(errors));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
