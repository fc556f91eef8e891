// SPDX-License-Identifier: Apache-2.0
/**
 * One description of a value for everything that is done with its JSON: reading, writing, checking with every fault by its
 * place, the JSON Schema, and random samples.
 *
 * <p>The description is a record whose components carry their bounds, in the words of Jakarta Validation's constraints, and {@link
 * dev.parley.form.Described} for people. Start with {@link dev.parley.form.Form}. Knows {@code model} alone.
 */
@NullMarked
package dev.parley.form;

import org.jspecify.annotations.NullMarked;
