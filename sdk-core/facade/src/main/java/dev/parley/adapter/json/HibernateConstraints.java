// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.application.command.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The generated models' constraints as Hibernate Validator sees them, with nothing of the host's configuration. */
final class HibernateConstraints implements Function<Object, List<Violation>> {
    private final Validator validator = Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .defaultLocale(Locale.ENGLISH)
            .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
            .buildValidatorFactory()
            .getValidator();

    @Override
    public List<Violation> apply(Object model) {
        List<Violation> found = new ArrayList<>();
        for (ConstraintViolation<Object> violation : validator.validate(model)) {
            found.add(new Violation(pointer(violation.getPropertyPath()), "INVALID", violation.getMessage()));
        }
        return found;
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append('/' + Pointer.escaped(String.valueOf(node.getKey())));
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/' + Pointer.escaped(node.getName()));
            }
        }
        return pointer.toString();
    }
}
