package io.hirelay.workable.sandbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.Event;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.state.Events.Entry;
import io.hirelay.workable.sandbox.state.Jobs;
import io.hirelay.workable.sandbox.state.Members;

/** Calendar entries. */
public final class EventJson {
    private final Jobs jobs;
    private final Members members;

    public EventJson(Jobs jobs, Members members) {
        this.jobs = jobs;
        this.members = members;
    }

    public ObjectNode of(Entry entry) {
        Event event = entry.event();
        ObjectNode json = Json.object()
                .put("id", Ids.text(event.id()))
                .put("title", event.title())
                .put("description", event.description())
                .put("type", event.type())
                .put("starts_at", Json.millis(event.startsAt()))
                .put("ends_at", Json.millis(event.endsAt()))
                .put("cancelled", event.cancelled());
        Job job = jobs.get(entry.candidate().job());
        json.putObject("job").put("shortcode", job.shortcode()).put("title", job.title());
        ArrayNode attendees = json.putArray("members");
        for (Event.Attendee attendee : event.attendees()) {
            members.find(attendee.member())
                    .ifPresent(member -> attendees
                            .addObject()
                            .put("id", Ids.text(member.id()))
                            .put("name", member.name())
                            .put("type", "Member")
                            .put("status", attendee.status()));
        }
        json.set("candidate", ActivityJson.reference(entry.candidate()));
        Event.Conference conference = event.conference();
        if (conference != null) {
            json.putObject("conference")
                    .put("type", conference.type())
                    .put("id", conference.id())
                    .put("url", conference.url());
        }
        return json;
    }
}
