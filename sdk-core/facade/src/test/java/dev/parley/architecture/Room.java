// SPDX-License-Identifier: Apache-2.0
package dev.parley.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.EnumSet;
import java.util.Set;

/** A package that a rule speaks of, by its name beneath the root. */
enum Room {
    ENTRY_POINT(""),
    MODEL(".model"),
    FORM(".form"),
    PROTOCOL(".protocol"),
    PROTOCOL_ALTERNATING(".protocol.alternating"),
    PROTOCOL_DUTCH(".protocol.auction.dutch"),
    PROTOCOL_ENGLISH(".protocol.auction.english"),
    PROTOCOL_QUOTES(".protocol.auction.quotes"),
    PROTOCOL_DRAW(".protocol.draw"),
    PROTOCOL_MEDIATED(".protocol.mediated"),
    PROTOCOL_POSTED(".protocol.posted"),
    PROTOCOL_SEALEDBID(".protocol.sealedbid"),
    MANDATE(".mandate"),
    SETTLEMENT(".settlement"),
    POLICY(".policy"),
    AUDIT(".audit"),
    BARGAINING(".bargaining"),
    BARGAINING_FRONTIER(".bargaining.frontier"),
    STRATEGY(".strategy"),
    LABORATORY(".laboratory"),
    API(".api"),
    APPLICATION(".application"),
    PORT(".port"),
    APPLICATION_NEGOTIATION(".application.negotiation"),
    APPLICATION_STORE(".application.store"),
    ADAPTER_CAFFEINE(".adapter.caffeine"),
    ADAPTER_MICROMETER(".adapter.micrometer"),
    ADAPTER_KEYS(".adapter.keys"),
    ADAPTER_MEMORY(".adapter.memory"),
    ADAPTER_JDBC(".adapter.jdbc"),
    ADAPTER_JSON(".adapter.json"),
    ADAPTER_HTTP(".adapter.http"),
    ADAPTER_OJALGO(".adapter.ojalgo"),
    WIRE(".wire"),
    TESTING(".testing");

    /** The pure rooms. */
    static final Set<Room> DOMAIN =
            EnumSet.of(MODEL, FORM, PROTOCOL, MANDATE, SETTLEMENT, POLICY, AUDIT, BARGAINING, STRATEGY, LABORATORY);

    /** The rooms of parley-facade; those of parley-testing are {@link #TESTING}, and every other is parley-core's. */
    static final Set<Room> FACADE = EnumSet.of(ADAPTER_HTTP, ADAPTER_JSON, WIRE);

    private final String suffix;

    Room(String suffix) {
        this.suffix = suffix;
    }

    String beneath(String root) {
        return root + suffix;
    }

    boolean holdsATypeOf(JavaClasses classes, String root) {
        return classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .anyMatch(type -> type.getPackageName().equals(beneath(root)));
    }

    /** The rooms and all that lies beneath them, as ArchUnit writes it. */
    static String[] trees(Set<Room> rooms, String root) {
        return rooms.stream().map(room -> room.beneath(root) + "..").toArray(String[]::new);
    }
}
