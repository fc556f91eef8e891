// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.host;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An order of a host that keeps its orders with Hibernate. */
@Entity
@Table(name = "host_order")
public class HostOrder {
    @Id
    private @Nullable String reference;

    protected HostOrder() {}

    public HostOrder(String reference) {
        this.reference = reference;
    }

    public @Nullable String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }
}
