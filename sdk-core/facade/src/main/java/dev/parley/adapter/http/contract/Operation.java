// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http.contract;

import dev.parley.adapter.json.Shape;
import dev.parley.model.Json;
import java.util.List;
import java.util.Optional;

/**
 * Something that the facade does: a method of a path.
 *
 * @param id its name in the contract, and the name of the generated method
 * @param method in upper case
 * @param path beneath the prefix, with its parameters in braces
 * @param parameters of path, query and header
 * @param body what it takes; empty when it takes none
 * @param isOpen whether it is for anybody, authenticated or not
 * @param status what it answers when it is done
 */
public record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        Optional<Body> body,
        boolean isOpen,
        int status) {
    public Operation {
        parameters = List.copyOf(parameters);
    }

    /**
     * A body.
     *
     * @param name the schema's name
     * @param schema the schema
     * @param shape its shape
     * @param type its generated model
     */
    public record Body(String name, Json schema, Shape shape, Class<?> type) {}

    /** The path's segments. */
    public List<String> segments() {
        return List.of(path.substring(1).split("/", -1));
    }

    /** Its parameters in one place. */
    public List<Parameter> parameters(Parameter.In in) {
        return parameters.stream().filter(parameter -> parameter.in() == in).toList();
    }

    /** Whether it changes something, and so carries an idempotency key. */
    public boolean isCommand() {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals("Idempotency-Key"));
    }
}
