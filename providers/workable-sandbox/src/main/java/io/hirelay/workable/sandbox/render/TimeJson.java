package io.hirelay.workable.sandbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.ReviewTemplate;
import io.hirelay.workable.sandbox.row.TimeEntry;
import io.hirelay.workable.sandbox.row.TimeOffCategory;
import io.hirelay.workable.sandbox.row.TimeOffRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Time off, hours and reviews. Amounts of time off are decimal text, its dates have no zone. */
public final class TimeJson {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("dd MMMM uuuu '('HH:mm')'", Locale.ENGLISH);

    private TimeJson() {}

    public static ObjectNode category(TimeOffCategory category) {
        return Json.object()
                .put("id", category.id())
                .put("name", category.name())
                .put("type", category.paid() ? "paid" : "unpaid")
                .put("description", category.description());
    }

    public static ObjectNode balance(TimeOffCategory category, Optional<BigDecimal> left, BigDecimal used) {
        return Json.object()
                .put("units_available", decimal(left.orElse(BigDecimal.ZERO)))
                .put("units_carry_over_available", "0.00")
                .put("units_used", decimal(used))
                .put("has_unlimited_timeoff", category.unlimited())
                .put("category_id", category.id())
                .put("time_off_tracking_unit", category.unit())
                .put("name", category.name())
                .put("description", category.description());
    }

    public static ObjectNode request(TimeOffRequest request) {
        ObjectNode json = Json.object()
                .put("id", Ids.text(request.id()))
                .put("employee_id", Ids.text(request.employee()))
                .put("from_date", LOCAL.format(request.from()))
                .put("to_date", LOCAL.format(request.to()))
                .put("formatted_period", period(request))
                .put("state", request.state());
        BigDecimal total = request.total().stripTrailingZeros();
        if (total.scale() <= 0) {
            json.put("requesting_total", total.longValueExact());
        } else {
            json.put("requesting_total", total);
        }
        json.put("timeoff_tracking_unit", request.category().unit());
        ArrayNode halves = json.putArray("half_days");
        request.halfDays()
                .forEach(half -> halves.addObject().put("date", half.date()).put("half", half.half()));
        json.put("updated_by", request.updatedBy())
                .put("updated_at", Json.millis(request.updatedAt()))
                .put("category_name", request.category().name());
        ArrayNode pending = json.putArray("pending_approvals");
        TimeOffRequest.Approval approval = request.approval();
        if (approval != null) {
            pending.addObject()
                    .put("id", Ids.text(approval.id()))
                    .put("approver_id", approval.approver().toString());
        }
        return json;
    }

    /** As the list shows hours. */
    public static ObjectNode entry(TimeEntry entry) {
        return Json.object()
                .put("uuid", entry.uuid().toString())
                .put("employee_id", Ids.text(entry.employee()))
                .put("type", entry.type())
                .put("clock_in_time", Json.millis(entry.in()))
                .put("clock_out_time", Json.millis(entry.out()))
                .put("worked_minutes", entry.minutes())
                .put("is_active", entry.out() == null)
                .put("note", entry.note())
                .put("timezone", entry.timezone());
    }

    /** As the answer to one write shows them, which calls every entry manual. */
    public static ObjectNode written(TimeEntry entry) {
        return Json.object()
                .put("type", "manual")
                .put("clock_in_time", Json.millis(entry.in()))
                .put("clock_out_time", Json.millis(entry.out()))
                .put("uuid", entry.uuid().toString())
                .put("note", entry.note())
                .put("timezone", entry.timezone());
    }

    /** As the answer to many writes shows one of them. */
    public static ObjectNode ofMany(TimeEntry entry) {
        return Json.object()
                .put("uuid", entry.uuid().toString())
                .put("employee_id", Ids.text(entry.employee()))
                .put("clock_in_time", Json.millis(entry.in()))
                .put("clock_out_time", Json.millis(entry.out()))
                .put("note", entry.note());
    }

    public static ArrayNode conflicts(List<TimeEntry> entries) {
        return Json.array(
                entries,
                entry -> Json.object()
                        .put("uuid", entry.uuid().toString())
                        .put("clock_in_time", Json.millis(entry.in()))
                        .put("clock_out_time", Json.millis(entry.out())));
    }

    public static ObjectNode template(ReviewTemplate template) {
        ObjectNode json = Json.object()
                .put("id", Ids.text(template.id()))
                .put("name", template.name())
                .put("description", template.description());
        ArrayNode questions = json.putArray("questions");
        template.questions().forEach(question -> questions.addObject().put("body", question));
        return json.put("sample", template.sample()).put("created_at", Json.millis(template.createdAt()));
    }

    private static String decimal(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String period(TimeOffRequest request) {
        DateTimeFormatter form = request.category().unit().equals("hours") ? DAY_AND_TIME : DAY;
        return form.format(request.from()) + " - " + form.format(request.to());
    }
}
