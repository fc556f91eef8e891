// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;

/** The build that a recording was made with, beside this one in the same process: it says what was expected. */
final class OlderBuild {
    private final URL[] classPath;

    /** A build by its class path, this module's classes among it. */
    OlderBuild(String classPath) {
        this.classPath = Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(OlderBuild::url)
                .toArray(URL[]::new);
    }

    private static URL url(String place) {
        try {
            return new File(place).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no place of classes: " + place, e);
        }
    }

    /** The texts of all steps of a sequence as that build plays it. */
    List<String> play(Family family, long number, boolean strict) {
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            String[] texts = (String[]) loader.loadClass(Recordings.class.getName())
                    .getMethod("texts", String.class, long.class, boolean.class)
                    .invoke(null, family.label(), number, strict);
            return List.of(texts);
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException("the older build cannot play " + family.label() + " " + number, e);
        }
    }
}
