// SPDX-License-Identifier: Apache-2.0
/** What happens without a caller: deadlines, expiries and the outbox. Read {@link dev.parley.application.work.Worker} first. */
@NullMarked
package dev.parley.application.work;

import org.jspecify.annotations.NullMarked;
