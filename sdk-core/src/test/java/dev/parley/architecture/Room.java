package dev.parley.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.EnumSet;
import java.util.Set;

/** A package that a rule speaks of, by its name beneath the root. */
enum Room {
    ENTRY_POINT(""),
    MODEL(".model"),
    PROTOCOL(".protocol"),
    PROTOCOL_ALTERNATING(".protocol.alternating"),
    MANDATE(".mandate"),
    SETTLEMENT(".settlement"),
    POLICY(".policy"),
    APPLICATION(".application"),
    PORT(".port"),
    ADAPTER_MEMORY(".adapter.memory"),
    ADAPTER_JDBC(".adapter.jdbc"),
    ADAPTER_JSON(".adapter.json"),
    ADAPTER_HTTP(".adapter.http"),
    WIRE(".wire"),
    TESTING(".testing");

    /** Rooms that may still be empty: delete a line when its first type arrives. */
    static final Set<Room> NOT_YET_POPULATED = EnumSet.of(
            ENTRY_POINT,
            MODEL,
            PROTOCOL,
            PROTOCOL_ALTERNATING,
            MANDATE,
            SETTLEMENT,
            POLICY,
            APPLICATION,
            PORT,
            ADAPTER_MEMORY,
            ADAPTER_JDBC,
            ADAPTER_JSON,
            ADAPTER_HTTP,
            TESTING);

    /** The pure rooms. */
    static final Set<Room> DOMAIN = EnumSet.of(MODEL, PROTOCOL, MANDATE, SETTLEMENT, POLICY);

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
