package io.hirelay.workable.sandbox.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls that came: all of them counted, the last ones kept; thread-safe. */
public final class RequestLog {
    private static final int KEPT = 2000;

    private final Deque<SeenRequest> last = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    public synchronized void add(SeenRequest request) {
        last.addLast(request);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
        counts.merge(request.method() + " " + request.template(), 1, Integer::sum);
    }

    synchronized List<SeenRequest> last() {
        return List.copyOf(last);
    }

    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    synchronized void clear() {
        last.clear();
        counts.clear();
    }
}
