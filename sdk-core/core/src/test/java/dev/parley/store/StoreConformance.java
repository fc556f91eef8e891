// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

/** What every store must do; extended once for each. The parts are the rooms of a store. */
abstract class StoreConformance
        implements StreamConformance,
                SnapshotConformance,
                LastEndConformance,
                AccountConformance,
                RecordConformance,
                ConditionConformance,
                OrderConformance,
                DealConformance,
                ClaimConformance,
                LapsedConformance,
                ValueConformance,
                GuardOrderConformance {}
