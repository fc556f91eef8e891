// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

/** What goes over one connection: a request, and, once it is answered, the next. */
interface Visitor {
    /** The next request, as bytes on the wire. */
    byte[] next();

    /**
     * Takes an answer.
     *
     * @param status its status
     * @param text head and body; only valid during the call
     */
    void answered(int status, Answer text);

    /** One request again and again. */
    static Visitor repeating(String request, int expected) {
        byte[] bytes = Wire.bytes(request);
        return new Visitor() {
            @Override
            public byte[] next() {
                return bytes;
            }

            @Override
            public void answered(int status, Answer text) {
                if (status != expected) {
                    throw new IllegalStateException("not " + expected + ": " + text);
                }
            }
        };
    }
}
