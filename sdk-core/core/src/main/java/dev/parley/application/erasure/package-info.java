// SPDX-License-Identifier: Apache-2.0
/**
 * ErasureService what a principal said and set. Begin with {@link dev.parley.application.erasure.ErasureService}, the operators' calls;
 * {@link dev.parley.application.erasure.ErasureWork} does the work, page by page.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.application.erasure;
