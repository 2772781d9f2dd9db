package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.ReviewTemplate;
import io.hirelay.workable.sandbox.seed.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The templates of review cycles; few enough to be held. */
public final class ReviewTemplates {
    private static final long FIRST = 0x7f0;

    private final TreeMap<Long, ReviewTemplate> byId = new TreeMap<>();
    private long next = FIRST;

    ReviewTemplates() {
        add("Annual review", "Once a year, by the manager and oneself.", "What went well?", "What should change?");
        add("End of probation", null, "Should we go on together?");
    }

    private void add(String name, @Nullable String description, String... questions) {
        put(new ReviewTemplate(newId(), name, description, List.of(questions), true, Timeline.TODAY));
    }

    public List<ReviewTemplate> all() {
        return new ArrayList<>(byId.values());
    }

    public Optional<ReviewTemplate> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    public void put(ReviewTemplate template) {
        byId.put(template.id(), template);
    }

    public long newId() {
        return next++;
    }
}
