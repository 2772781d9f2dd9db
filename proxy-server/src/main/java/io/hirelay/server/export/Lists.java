package io.hirelay.server.export;

import io.hirelay.server.export.Checkpoint.Part;
import io.hirelay.server.export.Plan.Parent;
import io.hirelay.server.export.Plan.Step;
import io.hirelay.server.export.ServerClient.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks lists from where they were left to their ends, page by page. Not thread-safe. */
final class Lists {
    private static final String INVALID_CURSOR = "request.invalid_cursor";
    private static final int MOST_RESTARTS = 3;

    private final Work work;

    Lists(Work work) {
        this.work = work;
    }

    /** Reads what is left of a resource. */
    void walk(Step step) {
        Part part = work.part(step);
        work.progress().begin(step.name());
        long before = part.count;
        if (step.parent().isPresent()) {
            each(step, step.parent().get());
        } else if (!part.done) {
            pages(step, Map.of());
            part.done = true;
            work.save();
        }
        work.progress()
                .end(Progress.number(part.count) + " records"
                        + (before > 0 ? ", " + Progress.number(before) + " of them from before" : ""));
    }

    /** Reads the lists of parents that were not asked for yet; whether there were any. */
    boolean more(Step step) {
        return step.parent().filter(parent -> each(step, parent)).isPresent();
    }

    private boolean each(Step step, Parent parent) {
        Part part = work.part(step);
        Step outer = work.plan().of(parent.resource());
        if (part.parents == work.part(outer).count) {
            return false;
        }
        IdSet parents = work.ids(outer);
        int before = part.parents;
        for (int i = before; i < parents.size(); i++) {
            work.progress().at(i, parents.size(), parent.resource().name());
            Map<String, String> of = Map.of(parent.parameter(), parents.get(i));
            try {
                pages(step, of);
            } catch (Refused refused) {
                if (!gone(refused)) {
                    throw refused;
                }
                work.unresolved(without(step, of, refused));
            }
            part.parents = i + 1;
            part.cursor = null;
            work.save();
        }
        return part.parents > before;
    }

    /** Whether the parent is not there any more; an account that is not there is another matter. */
    private static boolean gone(Refused refused) {
        return refused.code().equals("remote.not_found") || refused.code().equals("request.unresolved_identifier");
    }

    private static Map<String, Object> without(Step step, Map<String, String> of, Refused refused) {
        Map<String, Object> what = new LinkedHashMap<>();
        what.put("resource", step.resource().id());
        what.put("within", of);
        what.put("status", refused.status());
        what.put("code", refused.code());
        return what;
    }

    private void pages(Step step, Map<String, String> of) {
        Part part = work.part(step);
        int restarts = 0;
        while (true) {
            String cursor = part.cursor == null ? "" : part.cursor;
            Answers.Page page;
            try {
                page = work.list(step, of, cursor);
            } catch (Refused refused) {
                if (!refused.code().equals(INVALID_CURSOR) || cursor.isEmpty()) {
                    throw refused;
                }
                if (++restarts > MOST_RESTARTS) {
                    throw ExportFailure.stopped("the server keeps refusing the cursors that it gives for " + step.name()
                            + "; run the same command again to go on, or with --force to begin again");
                }
                work.progress()
                        .note("the server no longer knows how far " + step.name()
                                + " had come: its list is walked again from its beginning, and what is there already"
                                + " is passed over");
                part.cursor = null;
                continue;
            }
            IdSet there = work.keys(step);
            List<Row> news = new ArrayList<>();
            Set<String> onPage = new HashSet<>();
            for (Row row : page.rows()) {
                Optional<String> key = work.key(step, row);
                if (key.filter(there::contains).isEmpty() && onPage.add(key.orElse(row.id()))) {
                    news.add(row);
                }
            }
            work.append(step, news);
            part.partial += page.partial() ? 1 : 0;
            Optional<String> next = page.next();
            if (next.isEmpty()) {
                part.cursor = null;
                return; // whoever asked says that it is over
            }
            if (next.get().equals(cursor)) {
                throw ExportFailure.stopped("the list of " + step.name()
                        + " does not go on: the server answered a cursor" + " with the same one");
            }
            part.cursor = next.get();
            work.save();
        }
    }
}
