// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.catalogue;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.Map;
import java.util.Optional;

/**
 * All that there is to know of goods.
 *
 * @param listing the same as Parley knows it, with the issues' domains
 * @param left units that can still be had, by piece
 * @param negotiable whether the policy in force lets it be negotiated
 * @param rules by which protocol and parameters, as the policy has them; {@code null} where it is not negotiable
 * @param auction the open auction that a buyer may join, its {@code id} and when it {@code closesAt}; {@code null} where there is
 *     none
 * @param record what became of the seller's deals
 * @param pending how many haggle over it now; empty where the seller does not let it show
 */
public record Detail(
        Goods goods,
        @JsonRawValue String listing,
        Map<String, Long> left,
        boolean negotiable,
        @JsonRawValue String rules,
        @JsonRawValue String auction,
        SellerRecord record,
        Optional<Long> pending) {}
