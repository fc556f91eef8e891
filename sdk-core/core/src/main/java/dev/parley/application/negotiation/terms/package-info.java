// SPDX-License-Identifier: Apache-2.0
/** The private terms that a principal sets before or at an opening, and whether an opening would be allowed. Read {@link dev.parley.application.negotiation.terms.StoredPrivateTerms} first; of negotiations it knows the session and the change. */
@NullMarked
package dev.parley.application.negotiation.terms;

import org.jspecify.annotations.NullMarked;
