package io.hirelay.server.passthrough;

import java.util.List;

/**
 * Something that is tried, and must not come off.
 *
 * @param kind what it is after
 * @param name how it is tried
 */
record Attack(String kind, String name, WireCase.Script script) {

    /** All of them. */
    static List<Attack> all() {
        return java.util.stream.Stream.of(
                        EscapeAttacks.all(),
                        FramingAttacks.all(),
                        HeaderAttacks.all(),
                        ProviderAttacks.all(),
                        SlowAttacks.all())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
