package io.hirelay.server.export;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Tells a person how far it is: on a terminal in a line that is written over and over, elsewhere in a line every few
 * seconds. How many records a list has is not known before its end: a bar shows only what is. Not thread-safe.
 */
final class Progress {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);
    private static final int BAR = 24;
    private static final String WIPE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final boolean quiet;
    private final InstantSource clock;

    private String what = "";
    private String unit = "";
    private long done;
    private long total;
    private long records;
    private Instant began = Instant.EPOCH;
    private Instant told = Instant.EPOCH;

    Progress(PrintStream out, boolean terminal, boolean quiet, InstantSource clock) {
        this.out = out;
        this.terminal = terminal;
        this.quiet = quiet;
        this.clock = clock;
    }

    /** Something begins. */
    void begin(String name) {
        what = name;
        unit = "";
        done = 0;
        total = 0;
        records = 0;
        began = clock.instant();
        told = terminal ? Instant.EPOCH : began;
    }

    /** So much of so much is done, such as 3 of 12 jobs. */
    void at(long newDone, long newTotal, String newUnit) {
        done = newDone;
        total = newTotal;
        unit = newUnit;
        tick();
    }

    /** So many records are there more. */
    void add(long more) {
        records += more;
        tick();
    }

    /** Shows how it is, where it is time for that. */
    void tick() {
        if (quiet || what.isEmpty() || clock.instant().isBefore(told.plus(terminal ? ON_TERMINAL : ELSEWHERE))) {
            return;
        }
        told = clock.instant();
        if (terminal) {
            out.print(WIPE + state());
            out.flush();
        } else {
            out.println("hirelay: " + state());
        }
    }

    /** What began is over. */
    void end(String result) {
        if (!quiet) {
            line(what + ": " + result + " in " + elapsed());
        }
    }

    /** Something a person should know, which is told also when little is wanted to be. */
    void note(String message) {
        line(message);
    }

    private void line(String text) {
        out.println((terminal ? WIPE : "") + "hirelay: " + text);
    }

    private String state() {
        StringBuilder state = new StringBuilder(what);
        if (total > 0) {
            int full = (int) Math.min(BAR, BAR * done / total);
            state.append("  [")
                    .append("#".repeat(full))
                    .append(".".repeat(BAR - full))
                    .append("]  ");
            state.append(number(done))
                    .append('/')
                    .append(number(total))
                    .append(' ')
                    .append(unit);
        }
        if (records > 0 || total == 0) {
            long millis = Math.max(1, Duration.between(began, clock.instant()).toMillis());
            state.append("  ").append(number(records)).append(" records  ");
            state.append(number(records * 1000 / millis)).append("/s");
        }
        return state.append("  ").append(elapsed()).toString();
    }

    private String elapsed() {
        Duration time = Duration.between(began, clock.instant());
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
