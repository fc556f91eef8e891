// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A host that is empty but for its dependencies.
 *
 * @param name what it is
 * @param artifacts what it depends on
 * @param properties what it has set
 * @param files what else is on its class path: texts by path
 */
record Host(String name, Set<String> artifacts, Map<String, Object> properties, Map<String, String> files) {
    private static final ClassPaths CLASS_PATHS = new ClassPaths();
    private static final String OWN = HostProbe.class.getPackageName();

    /** What there is without Parley. */
    Map<String, Set<String>> alone(Path folder) {
        return look(folder, Set.of());
    }

    /** What there is with Parley, and with more that Parley might bring. */
    Map<String, Set<String>> withParley(Path folder, String... more) {
        List<Path> brought = new ArrayList<>(CLASS_PATHS.parley());
        brought.addAll(CLASS_PATHS.of(Stream.of(more)));
        return look(folder, brought);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Set<String>> look(Path folder, Iterable<Path> brought) {
        List<URL> urls = new ArrayList<>();
        own(folder);
        urls.add(url(folder));
        CLASS_PATHS.of(artifacts.stream()).forEach(file -> urls.add(url(file)));
        brought.forEach(file -> urls.add(url(file)));
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        try {
            // Never closed: a host's threads end when they will, and load classes to do so.
            ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            return (Map<String, Set<String>>) Class.forName(HostProbe.class.getName(), true, loader)
                    .getMethod("look", Map.class)
                    .invoke(null, set());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(name + " fails", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            current.setContextClassLoader(before);
        }
    }

    private Map<String, Object> set() {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("micronaut.server.port", -1);
        return all;
    }

    /** Its own classes and files, and what the compiler has noted of them. */
    private void own(Path folder) {
        Path classes = Path.of(HostProbe.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = classes.relativize(file).toString();
                if (path.startsWith(OWN.replace('.', '/') + "/") || path.contains("/" + OWN + ".")) {
                    write(folder.resolve(path), Files.readAllBytes(file));
                }
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                write(folder.resolve(file.getKey()), file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
