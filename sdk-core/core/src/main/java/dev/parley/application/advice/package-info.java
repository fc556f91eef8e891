// SPDX-License-Identifier: Apache-2.0
/**
 * The laboratory as use cases: advice that is waited for, and simulations that go on by themselves. Read {@link
 * dev.parley.application.advice.LaboratoryService} first. Touches the commands, the policy, the store, the environment and
 * the domain; no use case knows it.
 */
@NullMarked
package dev.parley.application.advice;

import org.jspecify.annotations.NullMarked;
