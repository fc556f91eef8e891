package dev.parley.examples.marketplace.people;

import dev.parley.examples.marketplace.people.Person.Part;
import dev.parley.port.Caller;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The demonstration's people. There are no passwords: whoever opens the page chooses who to be. */
@Singleton
public final class People {
    /** The marketplace itself, when it tells Parley of sales and orders. */
    public static final Caller HOUSE = Caller.person("fairhand", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);

    private static final List<Person> ALL = List.of(
            new Person(
                    "mara", "Mara Lindqvist", "Malmö", Part.BUYER, "Collects cameras and cannot pass a flea market."),
            new Person(
                    "theo", "Theo Marchetti", "Turin", Part.BUYER, "Furnishing a first flat, one good thing a month."),
            new Person("ines", "Inês Duarte", "Lisbon", Part.SELLER, "Sells cameras, audio and kitchen things."),
            new Person(
                    "tomasz", "Tomasz Wren", "Ghent", Part.SELLER, "Sells bicycles and everything that goes outdoors."),
            new Person("lotte", "Lotte Feld", "Vienna", Part.SELLER, "Sells furniture with a past."),
            new Person("jonas", "Jonas Okafor", "Berlin", Part.SELLER, "Sells instruments and forty paperbacks."),
            new Person("haru", "Haru Ishida", "Kyoto", Part.SELLER, "Sells in yen and in pounds."),
            new Person("ada", "Ada Vos", "Fairhand", Part.OPERATOR, "Looks after negotiations that need a hand."),
            new Person(
                    "priya",
                    "Priya Nair",
                    "Fairhand",
                    Part.PRODUCT_MANAGER,
                    "Decides how each kind of goods is negotiated."));

    /** All of them. */
    public List<Person> all() {
        return ALL;
    }

    /** The person of that name. */
    public Optional<Person> find(String id) {
        return ALL.stream().filter(person -> person.id().equals(id)).findFirst();
    }
}
