// SPDX-License-Identifier: Apache-2.0
package dev.parley.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A rule of the house, which applies to any tree of packages shaped like it. */
enum HouseRule {
    DOMAIN_USES_THE_JDK_AND_JSPECIFY_ALONE {
        @Override
        ArchRule on(String root) {
            return classes()
                    .that()
                    .resideInAnyPackage(domain(root))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "javax.crypto..", "javax.xml.stream..", "org.jspecify..", root + "..")
                    .because("negotiations are decided by pure functions, which no library may change");
        }
    },
    DOMAIN_KNOWS_ONLY_ITSELF {
        @Override
        ArchRule on(String root) {
            return noClasses()
                    .that()
                    .resideInAnyPackage(domain(root))
                    .should()
                    .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(domain(root)))))
                    .because("use cases call the domain, never the other way round");
        }
    },
    WHAT_IS_EXACT_KNOWS_NO_FLOATING_NUMBER {
        @Override
        ArchRule on(String root) {
            return classes()
                    .that()
                    .resideInAnyPackage(Room.trees(
                            EnumSet.of(Room.MODEL, Room.FORM, Room.PROTOCOL, Room.MANDATE, Room.SETTLEMENT), root))
                    .should(nameNoFloatingNumber())
                    .because("amounts and values are exact or refused");
        }
    },
    PROTOCOLS_ARE_BLIND_TO_EACH_OTHER {
        @Override
        ArchRule on(String root) {
            return slices().matching(Room.PROTOCOL.beneath(root) + ".(**)")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            DescribedPredicate.alwaysTrue(), resideInAPackage(Room.PROTOCOL_DRAW.beneath(root) + ".."))
                    .because("any of them can be taken out; verifiable draws alone are shared");
        }
    },
    USE_CASES_DEPEND_ONE_WAY {
        @Override
        ArchRule on(String root) {
            return slices().assignedFrom(roomsBeneath(Room.APPLICATION.beneath(root)))
                    .should()
                    .beFreeOfCycles()
                    .because("a room can be read, tested and changed without those that build on it");
        }
    },
    ADAPTERS_ARE_BLIND_TO_EACH_OTHER {
        @Override
        ArchRule on(String root) {
            return slices().matching(root + ".adapter.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            DescribedPredicate.alwaysTrue(), resideInAPackage(Room.ADAPTER_JSON.beneath(root) + ".."))
                    .because("only the one JSON engine is shared");
        }
    },
    APPLICATION_AND_PORTS_KNOW_NO_ADAPTER {
        @Override
        ArchRule on(String root) {
            return noClasses()
                    .that()
                    .resideInAnyPackage(Room.trees(EnumSet.of(Room.APPLICATION, Room.PORT), root))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(root + ".adapter..", Room.WIRE.beneath(root) + "..")
                    .because("a use case runs the same over every store and every wire");
        }
    },
    ONLY_THE_ENTRY_POINT_WIRES {
        @Override
        ArchRule on(String root) {
            return noClasses()
                    .that(not(resideInAPackage(root + ".adapter..")).and(not(theEntryPointBeneath(root))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(root + ".adapter..")
                    .because("Parley's builder is where adapters meet the application");
        }
    },
    CORE_KNOWS_NEITHER_FACADE_NOR_TESTING {
        @Override
        ArchRule on(String root) {
            return noClasses()
                    .that(not(resideInAnyPackage(Room.trees(Room.FACADE, root)))
                            .and(not(resideInAPackage(Room.TESTING.beneath(root) + ".."))))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(Room.trees(Room.FACADE, root))
                            .or(resideInAPackage(Room.TESTING.beneath(root) + "..")))
                    .because("a host without HTTP gets no HTTP, and none gets what is for tests");
        }
    },
    FACADE_KNOWS_NO_TESTING {
        @Override
        ArchRule on(String root) {
            return noClasses()
                    .that()
                    .resideInAnyPackage(Room.trees(Room.FACADE, root))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(Room.TESTING.beneath(root) + "..")
                    .because("what is for tests stays out of what hosts run");
        }
    },
    TESTING_KNOWS_NO_FACADE {
        @Override
        ArchRule on(String root) {
            return noClasses()
                    .that()
                    .resideInAPackage(Room.TESTING.beneath(root) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(Room.trees(Room.FACADE, root))
                    .because("a host without HTTP tests without HTTP");
        }
    },
    NOTHING_READS_THE_MACHINES_LOCALE {
        @Override
        ArchRule on(String root) {
            return noClasses()
                    .that()
                    .resideInAPackage(root + "..")
                    .should()
                    .callCodeUnitWhere(MachineLocale.isRead())
                    .because("a node in Turkey stores and answers what any other does");
        }
    };

    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    abstract ArchRule on(String root);

    /** The root of the small house that breaks this rule. */
    String fixture() {
        return HouseRule.class.getPackageName() + ".fixtures." + name().toLowerCase(Locale.ROOT);
    }

    private static ArchCondition<JavaClass> nameNoFloatingNumber() {
        return new ArchCondition<>("name no double or float in a field or a signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().forEach(field -> check(field, Stream.of(field.getRawType()), events));
                type.getCodeUnits()
                        .forEach(unit -> check(
                                unit,
                                Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream()),
                                events));
            }

            private void check(JavaMember member, Stream<JavaClass> types, ConditionEvents events) {
                boolean floating = types.anyMatch(
                        type -> FLOATING.contains(type.getBaseComponentType().getName()));
                if (floating) {
                    events.add(
                            SimpleConditionEvent.violated(member, member.getFullName() + " names a floating number"));
                }
            }
        };
    }

    private static String[] domain(String root) {
        return Room.trees(Room.DOMAIN, root);
    }

    /** A slice for each package beneath one, and one for what lies in that package itself. */
    private static SliceAssignment roomsBeneath(String root) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                boolean inside = (type.getPackageName() + ".").startsWith(root + ".");
                return inside
                        ? SliceIdentifier.of(type.getPackageName().substring(root.length()))
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "rooms beneath " + root;
            }
        };
    }

    private static DescribedPredicate<JavaClass> theEntryPointBeneath(String root) {
        var entryPoint = Set.of(root + ".Parley", root + ".ParleyBuilder");
        return DescribedPredicate.describe(
                "are Parley, its builder or nested in one of them",
                type -> entryPoint.contains(type.getName().replaceFirst("\\$.*", "")));
    }
}
