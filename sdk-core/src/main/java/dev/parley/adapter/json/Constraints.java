package dev.parley.adapter.json;

import dev.parley.application.Violation;
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

/**
 * The constraints of Jakarta Validation that the generated models carry. Parley brings no provider, for its mere presence
 * would switch validation on in a host that has none; where Hibernate Validator is on the class path it is asked too, with
 * nothing of the host's configuration. Either way the contract's shapes have held the JSON to the same beforehand.
 */
final class Constraints {
    private final Validator validator = Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .defaultLocale(Locale.ENGLISH)
            .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
            .buildValidatorFactory()
            .getValidator();

    private Constraints() {}

    /** What finds a model's violations: nothing ever where there is no provider. */
    static Function<Object, List<Violation>> present() {
        try {
            return new Constraints()::violations;
        } catch (NoClassDefFoundError e) {
            return model -> List.of();
        }
    }

    private List<Violation> violations(Object model) {
        List<Violation> found = new ArrayList<>();
        for (ConstraintViolation<Object> violation : validator.validate(model)) {
            found.add(new Violation(pointer(violation.getPropertyPath()), "INVALID", violation.getMessage()));
        }
        return found.stream().distinct().sorted(Reading.ORDER).toList();
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append(Pointer.member("", String.valueOf(node.getKey())));
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append(Pointer.member("", node.getName()));
            }
        }
        return pointer.toString();
    }
}
