// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.util.List;

/** Who takes part. */
final class Cast {
    static final String HOST = "shop;HOST";
    static final String OPERATOR = "olga;OPERATOR";
    static final String EDITOR = "edith;POLICY_EDITOR";
    static final String SARA = "sara";
    static final String SARAS_AGENT = "sara/sid";
    static final String BERTA = "berta";
    static final String BERTAS_AGENT = "berta/ada";
    static final String CARLA = "carla";
    static final String CARLAS_AGENT = "carla/cleo";
    static final String DORA = "dora";
    static final String MEDIATOR = "mira";
    static final String AUDITOR = "nora";
    static final String NOBODY = "";

    /** Who may sit somewhere. */
    static final List<String> PARTIES =
            List.of(SARA, BERTA, CARLA, DORA, SARAS_AGENT, BERTAS_AGENT, CARLAS_AGENT, MEDIATOR);

    /** Who may buy. */
    static final List<String> BUYERS = List.of(BERTA, BERTA, BERTAS_AGENT, CARLA, CARLAS_AGENT, DORA);

    /** Everybody, and who is nobody. */
    static final List<String> ALL = List.of(
            SARA,
            BERTA,
            CARLA,
            DORA,
            SARAS_AGENT,
            BERTAS_AGENT,
            CARLAS_AGENT,
            MEDIATOR,
            AUDITOR,
            OPERATOR,
            HOST,
            EDITOR,
            "xenia",
            "berta/xaver",
            "other:berta",
            NOBODY);

    private Cast() {}

    static String principal(String caller) {
        return caller.split("[/;]", -1)[0];
    }

    static boolean isAgent(String caller) {
        return caller.indexOf('/') >= 0;
    }
}
