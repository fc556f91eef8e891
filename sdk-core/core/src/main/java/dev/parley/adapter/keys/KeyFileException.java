// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.keys;

import dev.parley.port.ParleyException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A key file that cannot be used; the message names the file and says what to do, and never what the file holds. */
public final class KeyFileException extends ParleyException {
    private static final long serialVersionUID = 1;

    KeyFileException(Path file, String whatToDo, @Nullable Throwable cause) {
        super("The key file " + file + " " + whatToDo);
        if (cause != null) {
            initCause(cause);
        }
    }
}
