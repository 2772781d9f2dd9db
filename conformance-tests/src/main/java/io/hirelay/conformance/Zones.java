package io.hirelay.conformance;

import java.util.List;
import java.util.TimeZone;

/** Machines that stand where it is another day: what is read must not depend on where. */
final class Zones {
    /** A day apart, and so for as long as anybody lives who works today. */
    private static final List<String> APART = List.of("Pacific/Auckland", "Pacific/Pago_Pago");

    private Zones() {}

    /** Does it once on each machine. */
    static void farApart(Runnable reading) {
        TimeZone here = TimeZone.getDefault();
        try {
            for (String zone : APART) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                reading.run();
            }
        } finally {
            TimeZone.setDefault(here);
        }
    }
}
