// SPDX-License-Identifier: Apache-2.0
/** What the product team has chosen before anybody changes it on the policy page. */
@NullMarked
package dev.parley.examples.marketplace.policy;

import org.jspecify.annotations.NullMarked;
