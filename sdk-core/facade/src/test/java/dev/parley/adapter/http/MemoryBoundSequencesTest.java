// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

class MemoryBoundSequencesTest extends BoundSequences {
    MemoryBoundSequencesTest() {
        super(builder -> builder, 600);
    }
}
