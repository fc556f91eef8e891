// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An order that a host keeps with Hibernate. */
@Entity
@Table(name = "jpa_order")
public class JpaOrder {
    @Id
    private String reference = "";

    protected JpaOrder() {}

    JpaOrder(String reference) {
        this.reference = reference;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }
}
