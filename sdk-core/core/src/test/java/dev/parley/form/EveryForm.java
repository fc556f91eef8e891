// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import dev.parley.protocol.ProtocolForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A form that clients fill in, beside the JSON Schema that they are shown of it.
 *
 * @param name whose, such as {@code sealed-bid submit}
 * @param form what Parley checks
 * @param schema what is served
 */
public record EveryForm(String name, Form<?> form, Json schema) {
    private static final int DRAWS = 400;

    /** The rules, the payload of each kind of move and the private terms of a protocol. */
    public static List<EveryForm> of(String protocol, ProtocolForms<?, ?, ?> forms) {
        List<EveryForm> all = new ArrayList<>();
        all.add(new EveryForm(protocol + " rules", forms.rules(), forms.rulesSchema()));
        forms.moves()
                .payloads()
                .forEach((kind, form) -> all.add(new EveryForm(
                        protocol + " " + kind, form, forms.movesSchema().get(kind))));
        forms.privateTerms()
                .ifPresent(
                        form -> all.add(new EveryForm(protocol + " private terms", form, forms.privateTermsSchema())));
        return all;
    }

    /** Fails where form and schema judge differently: random samples, and one random change to each of them. */
    public void agreesWithItsSchema() {
        Random random = new Random(97);
        int wrong = 0;
        for (int i = 0; i < DRAWS; i++) {
            Json sample = form.sample(random);
            assertThat(found(sample)).as("%s %s", name, sample.canonicalText()).isEmpty();
            assertThat(WholeSchemas.faults(schema, sample))
                    .as("%s %s", name, sample.canonicalText())
                    .isEmpty();
            Json damaged = Damage.to(sample, random);
            List<FormFault> found = found(damaged);
            assertThat(found.isEmpty())
                    .as("%s %s %s", name, damaged.canonicalText(), found)
                    .isEqualTo(WholeSchemas.faults(schema, damaged).isEmpty());
            wrong += found.isEmpty() ? 0 : 1;
        }
        assertThat(wrong).as(name).isBetween(DRAWS / 20, DRAWS * 19 / 20);
    }

    /** What a schema could say too; that a name is not blank and an instant exists, it cannot. */
    private List<FormFault> found(Json json) {
        List<FormFault> faults = new ArrayList<>();
        form.check(json, "", faults::add);
        faults.removeIf(fault -> fault.code().equals("INVALID") || fault.code().equals("FORMAT"));
        return faults;
    }

    @Override
    public String toString() {
        return name;
    }
}
