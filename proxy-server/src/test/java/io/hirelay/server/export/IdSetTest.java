package io.hirelay.server.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSetTest {
    @Test
    void holds_each_id_once_in_the_order_in_which_they_came() {
        Random random = new Random(7);
        IdSet ids = new IdSet();
        Set<String> expected = new HashSet<>();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String id = switch (random.nextInt(4)) {
                case 0 -> Integer.toString(random.nextInt(5_000));
                case 1 -> "é" + Integer.toHexString(random.nextInt(5_000));
                case 2 -> "candidate-" + "0".repeat(random.nextInt(40)) + random.nextInt(500);
                default -> "";
            };
            assertEquals(expected.contains(id), ids.contains(id), id);
            if (expected.add(id)) {
                order.add(id);
                assertTrue(ids.add(id), id);
            } else {
                assertFalse(ids.add(id), id);
            }
        }
        assertEquals(order.size(), ids.size());
        for (int i = 0; i < order.size(); i++) {
            assertEquals(order.get(i), ids.get(i));
        }
    }
}
