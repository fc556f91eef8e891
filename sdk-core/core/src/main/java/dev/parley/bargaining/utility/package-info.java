// SPDX-License-Identifier: Apache-2.0
/**
 * What outcomes of several issues are worth to one party. Read {@link dev.parley.bargaining.utility.AdditiveUtility} first (a
 * sum of parts), then {@link dev.parley.bargaining.utility.UtilityPart} (what a part may be), {@link
 * dev.parley.bargaining.utility.Preferences} (reservation, outside option and discount) and {@link
 * dev.parley.bargaining.utility.JointIssues}, which brings parts that depend on each other into a form that frontiers and
 * solutions understand. An outcome is one value of each issue, by its place from 0. Pure: touches the JDK and {@code
 * bargaining.frontier}.
 */
@NullMarked
package dev.parley.bargaining.utility;

import org.jspecify.annotations.NullMarked;
