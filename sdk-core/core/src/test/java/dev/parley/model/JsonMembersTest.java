// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonMembersTest {
    @Test
    void members_are_what_a_map_of_them_is() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            Map<String, Json> map = new LinkedHashMap<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                map.put(Integer.toString(random.nextInt(90), 3), Json.of(i));
            }
            Map<String, Json> members = new Json.Obj(map).members();
            assertThat(members).isEqualTo(map).hasSameHashCodeAs(map).hasSize(map.size());
            assertThat(map).isEqualTo(members);
            assertThat(List.copyOf(members.keySet())).isEqualTo(List.copyOf(map.keySet()));
            for (int i = 0; i < 90; i++) {
                String name = Integer.toString(i, 3);
                assertThat(members.get(name)).isSameAs(map.get(name));
                assertThat(members.containsKey(name)).isEqualTo(map.containsKey(name));
            }
            assertThat(new Json.Obj(map).canonicalText()).isEqualTo(new Json.Obj(new TreeMap<>(map)).canonicalText());
        }
    }

    @Test
    void a_member_that_is_put_again_keeps_its_place() {
        Json json = Json.object().put("b", 1).put("a", 2).put("b", 3).build();
        assertThat(List.copyOf(json.members().keySet())).containsExactly("b", "a");
        assertThat(json.get("b")).isEqualTo(Json.of(3));
    }

    @Test
    void members_cannot_be_changed() {
        Map<String, Json> map = new LinkedHashMap<>(Map.of("a", Json.of(1)));
        Map<String, Json> members = new Json.Obj(map).members();
        map.put("b", Json.of(2));
        assertThat(members).hasSize(1);
        assertThatThrownBy(() -> members.put("b", Json.of(2))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> members.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(members::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
