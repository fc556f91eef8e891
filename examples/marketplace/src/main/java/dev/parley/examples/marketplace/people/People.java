// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.people;

import dev.parley.examples.marketplace.people.Person.Part;
import dev.parley.port.Caller;
import java.util.List;
import java.util.Optional;

/** The demonstration's people. There are no passwords: whoever opens the page chooses who to be. */
public final class People {
    /** The marketplace itself, when it tells Parley of sales and orders. */
    public static final Caller HOUSE = Caller.person("fairhand", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);

    private static final List<Person> ALL = List.of(
            buyer("mara", "Mara Lindqvist", "Malmö", "Collects cameras and cannot pass a flea market."),
            buyer("theo", "Theo Marchetti", "Turin", "Furnishing a first flat, one good thing a month."),
            buyer("noor", "Noor Haddad", "Marseille", "Cooks for eight, plays the guitar for none."),
            buyer("emil", "Emil Sandor", "Budapest", "Repairs radios and rides to work in the rain."),
            seller("ines", "Inês Duarte", "Lisbon", "Sells cameras, audio and kitchen things."),
            seller("tomasz", "Tomasz Wren", "Ghent", "Sells bicycles and everything that goes outdoors."),
            seller("lotte", "Lotte Feld", "Vienna", "Sells furniture with a past."),
            seller("jonas", "Jonas Okafor", "Berlin", "Sells instruments and forty paperbacks."),
            seller("haru", "Haru Ishida", "Kyoto", "Sells in yen and in pounds."),
            seller("maeve", "Maeve Kerrigan", "Galway", "Clears houses and sells what others would throw away."),
            new Person("ada", "Ada Vos", "Fairhand", Part.OPERATOR, "Looks after negotiations that need a hand."),
            new Person(
                    "priya",
                    "Priya Nair",
                    "Fairhand",
                    Part.PRODUCT_MANAGER,
                    "Decides how each kind of goods is negotiated."),
            new Person(
                    "auditor",
                    "Vera Stenhouse",
                    "Stenhouse & Daughters",
                    Part.AUDITOR,
                    "Checks how prices were drawn, where the rules name her."));

    private static Person buyer(String id, String name, String town, String about) {
        return new Person(id, name, town, Part.BUYER, about);
    }

    private static Person seller(String id, String name, String town, String about) {
        return new Person(id, name, town, Part.SELLER, about);
    }

    /** All of them. */
    public List<Person> all() {
        return ALL;
    }

    /** The person of that name. */
    public Optional<Person> find(String id) {
        return ALL.stream().filter(person -> person.id().equals(id)).findFirst();
    }
}
